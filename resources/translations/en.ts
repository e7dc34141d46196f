<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>Bands</name>
    <message>
        <source>{sender} đề nghị thu hồi văn bản này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản đến nơi sau ngày này, nên đây không phải là chậm trễ của cơ quan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn {day}, đã qua khi văn bản đến.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Việc khác</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Trả lời thu hồi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vào sổ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gắn bản quét và gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hủy gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi đã chuyển</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu tệp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{time} hôm qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} ngày {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chủ Nhật</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá hạn %n ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn hôm nay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn ngày mai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hôm qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày tới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tháng {month}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Lưu tệp vào thư mục nào?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã vào sổ, số đến {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã từ chối tiếp nhận. Nơi gửi sẽ được báo kèm lý do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận văn bản?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sender} được báo kèm lý do. Văn bản vẫn giữ trong danh sách, không vào sổ; không rút lại được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sender} đề nghị thu hồi văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do: {reason}. Số đến, nếu đã vào sổ, vẫn giữ trong sổ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đồng ý cho thu hồi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không đồng ý, ghi lý do ở bước sau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã đồng ý cho thu hồi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã trả lời không đồng ý thu hồi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vì sao không đồng ý thu hồi?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{notation}: đã hủy gửi. Số vẫn giữ cho văn bản.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{notation}: đang hủy gửi, máy chủ trả lời khi có mạng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hủy gửi {notation}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nơi nhận chưa có văn bản thì sẽ không nhận được nữa. Số {notation} vẫn giữ; sửa xong gửi lại được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hủy gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã ghi yêu cầu thu hồi; nơi nhận sẽ được hỏi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu hồi {notation}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yêu cầu đi tới %n nơi nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nơi chưa vào sổ thì thu hồi ngay, nơi đã vào sổ sẽ được hỏi ý kiến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã hủy số {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hủy số {notation}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số này ghi trong sổ là đã hủy kèm lý do, và không dùng lại cho văn bản khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã ghi là đã chuyển đến {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã chuyển đến {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nơi này ở ngoài hệ thống, nên cần ghi đã chuyển bằng cách nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi đã chuyển</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cách chuyển, ví dụ: bưu điện, phiếu gửi 123</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Chưa có tệp nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu tất cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · đang về</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · chưa về được, xem Việc của tôi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Sắp gửi, còn hoàn tác được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang hủy gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chờ vào sổ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chờ trình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chờ cho ý kiến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chờ đóng dấu, quét</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ {sender} · gửi lúc {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa gửi cho nơi nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gửi {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>và %n nơi khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>{sender} phát hành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ vào sổ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ trình lãnh đạo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ cho ý kiến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>số {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Không thấy văn bản nào có «{typed}». Thử ít chữ hơn, hoặc gõ không dấu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Văn phòng điện tử</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Soạn văn bản mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassingWord</name>
    <message>
        <source>Hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickedBar</name>
    <message>
        <source>Vào sổ lần lượt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đánh dấu đã xem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Văn bản đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc của tôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người và máy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theo dõi cấp dưới</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Để sau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message>
        <source>Không còn văn bản nào chờ vào sổ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ vào sổ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ trình.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ trình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ cho ý kiến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ cho ý kiến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có văn bản nào đang xử lý.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có văn bản nào được giao.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Được giao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có văn bản nào quá hạn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có văn bản đến nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có văn bản đi nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản nào đã cấp số cũng đã gửi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ quét, gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi văn bản đã gửi đều đã được nơi nhận vào sổ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa vào sổ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Chọn một văn bản trong danh sách để đọc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp kèm theo {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá trình xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp kèm theo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recipients</name>
    <message>
        <source>tệp đang về</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đã hỏi thu hồi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không đồng ý thu hồi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đến nơi sau hạn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowFacts</name>
    <message>
        <source>Chưa xem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến sau hạn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Khóa của máy chưa được bảo vệ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy này không có kho khóa của hệ thống, nên khóa nằm trong một tệp mà chỉ tài khoản này đọc được. Văn bản vẫn an toàn khi máy ở trong tay cơ quan; đừng để người khác sao chép thư mục dữ liệu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem văn bản chờ gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thử kết nối lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhật ký gửi nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem và sửa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ không làm việc với máy này từ {since}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa nghe máy chủ từ {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang liên lạc với máy chủ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mọi văn bản đã gửi xong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã {time} chưa liên lạc được với máy chủ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hãy gọi {parent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mất mạng từ {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ chưa trả lời từ {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy thử lại lúc {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang gửi {notation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>còn khoảng {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nhận lần cuối {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cứ làm việc bình thường, có mạng máy sẽ tự gửi.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Văn phòng điện tử</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi người dùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm văn bản, số ký hiệu… (gõ không dấu cũng được)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm văn bản (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người đang dùng máy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
