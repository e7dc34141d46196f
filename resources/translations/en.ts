<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>About</name>
    <message>
        <source>Các phần của chương trình và giấy phép</source>
        <translation>The program's parts and their licences</translation>
    </message>
    <message>
        <source>Giấy phép của {name}</source>
        <translation>Licence of {name}</translation>
    </message>
    <message>
        <source>Phần này không kèm văn bản giấy phép. Giấy phép: {licence}.</source>
        <translation>This part brings no text of its licence. Licence: {licence}.</translation>
    </message>
    <message>
        <source>Văn phòng điện tử, phiên bản {version}. Mã nguồn mở theo giấy phép MIT. Cửa sổ dùng Qt {qt} theo giấy phép LGPL 3, không sửa đổi và thay thế được. Chọn một phần để đọc giấy phép của phần đó.</source>
        <translation>e-Office, version {version}. Open source under the MIT licence. The window uses Qt {qt} under the LGPL 3, unchanged and replaceable. Choose a part to read its licence.</translation>
    </message>
    <message>
        <source>Về chương trình này</source>
        <translation>About this program</translation>
    </message>
    <message>
        <source>giấy phép riêng</source>
        <translation>its own terms</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Anew</name>
    <message numerus="yes">
        <source>%n dự thảo</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc khác chưa gửi</source>
        <translation>
            <numerusform>%n other act not sent</numerusform>
            <numerusform>%n other acts not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chưa gửi</source>
        <translation>
            <numerusform>%n document not sent</numerusform>
            <numerusform>%n documents not sent</numerusform>
        </translation>
    </message>
    <message>
        <source>Chỉ có trên máy này và không chuyển sang: {what}. Cần gì hãy in hoặc lưu tệp trước, rồi làm lại sau.</source>
        <translation>Only on this PC, and not carried over: {what}. Print or save what is needed first, and do it again afterwards.</translation>
    </message>
    <message>
        <source>Máy được đăng ký lại như máy mới, cho người có tên trên phiếu; văn bản đã gửi, đã nhận tải lại từ máy chủ. Dữ liệu hiện nay được cất riêng trên máy này, không xóa gì.</source>
        <translation>The PC is enrolled as a new one, for the person named on the slip; documents that were sent and received are fetched from the server again. The present data is put away on this PC; nothing is deleted.</translation>
    </message>
    <message>
        <source>Nhập mã trên phiếu đăng ký mới</source>
        <translation>Enter the code on the new enrolment slip</translation>
    </message>
    <message>
        <source>Đi theo sang lần đăng ký mới: {what}.</source>
        <translation>Goes along to the new enrolment: {what}.</translation>
    </message>
    <message>
        <source>Đã in hoặc lưu những gì còn cần</source>
        <translation>What is still needed has been printed or saved</translation>
    </message>
    <message>
        <source>Đã đăng ký lại máy</source>
        <translation>The PC is enrolled again</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đóng chương trình</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Đóng chương trình rồi mở lại để bắt đầu.</source>
        <translation>Close the program and open it again to begin.</translation>
    </message>
    <message>
        <source>Đăng ký lại máy</source>
        <translation>Enrol again</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Soạn trả lời xong, nhờ văn thư cấp số, gửi.</source>
        <translation>Draft the answer, then ask the clerk to number and send it.</translation>
    </message>
    <message>
        <source>Soạn trả lời xong, nhờ văn thư {name} cấp số, gửi.</source>
        <translation>Draft the answer, then ask the clerk {name} to number and send it.</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>Khác bản lãnh đạo đã duyệt, hãy trình lại</source>
        <translation>Not as the leader approved it; submit it again</translation>
    </message>
    <message>
        <source>Lãnh đạo chưa duyệt, nên chưa cấp số</source>
        <translation>The leader has not approved it, so there is no number yet</translation>
    </message>
    <message>
        <source>Lãnh đạo đã duyệt đúng bản này</source>
        <translation>The leader has approved just this text</translation>
    </message>
    <message>
        <source>Tệp khác bản lãnh đạo đã duyệt. Bản quét, bản đã ký thì gửi được.</source>
        <translation>The files differ from what the leader approved. A scan or a signed copy may be sent.</translation>
    </message>
</context>
<context>
    <name>Attending</name>
    <message>
        <source>Ai dự họp?</source>
        <translation>Who attends?</translation>
    </message>
    <message>
        <source>Có người dự</source>
        <translation>Somebody attends</translation>
    </message>
    <message>
        <source>Ghi người dự</source>
        <translation>Note who attends</translation>
    </message>
    <message>
        <source>Không dự, có lý do</source>
        <translation>Nobody attends, with a reason</translation>
    </message>
    <message>
        <source>Lý do không dự</source>
        <translation>Why nobody attends</translation>
    </message>
    <message>
        <source>Người khác, mỗi người một dòng (không bắt buộc)</source>
        <translation>Others, one a line (optional)</translation>
    </message>
    <message>
        <source>Trùng giờ: {name} đã dự {meetings}.</source>
        <translation>Same hours: {name} already attends {meetings}.</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>đã dự {meetings}</source>
        <translation>already at {meetings}</translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message numerus="yes">
        <source>%n giấy mời đã qua giờ họp</source>
        <translation>
            <numerusform>%n invitation past its hour</numerusform>
            <numerusform>%n invitations past their hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hỏa tốc</source>
        <translation>
            <numerusform>%n most urgent</numerusform>
            <numerusform>%n most urgent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quá hạn hoặc đến sau hạn</source>
        <translation>
            <numerusform>%n overdue or late on arrival</numerusform>
            <numerusform>%n overdue or late on arrival</numerusform>
        </translation>
    </message>
    <message>
        <source>Sau lần mất mạng {when}: {told}.</source>
        <translation>After the time offline {when}: {told}.</translation>
    </message>
    <message>
        <source>không có gì mới</source>
        <translation>nothing new</translation>
    </message>
    <message numerus="yes">
        <source>máy đã gửi %n</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nhận %n văn bản</source>
        <translation>
            <numerusform>%n document came</numerusform>
            <numerusform>%n documents came</numerusform>
        </translation>
    </message>
    <message>
        <source>từ {since} đến {until}</source>
        <translation>from {since} to {until}</translation>
    </message>
</context>
<context>
    <name>AwayBoard</name>
    <message>
        <source>Chưa lần nào mất mạng quá năm phút trong hai tuần qua.</source>
        <translation>Never offline for more than five minutes in the last two weeks.</translation>
    </message>
    <message>
        <source>Giấy mời đã qua giờ họp</source>
        <translation>Invitations past their hour</translation>
    </message>
    <message>
        <source>Hỏa tốc, khẩn mới đến</source>
        <translation>Urgent, newly arrived</translation>
    </message>
    <message>
        <source>Không có gì đi hay đến trong lúc mất mạng.</source>
        <translation>Nothing came or went while offline.</translation>
    </message>
    <message>
        <source>Lần mất mạng</source>
        <translation>Time offline</translation>
    </message>
    <message>
        <source>Quá hạn hoặc đến sau hạn</source>
        <translation>Overdue, or came after the due date</translation>
    </message>
    <message>
        <source>Quá hạn trong lúc mất mạng</source>
        <translation>Overdue while offline</translation>
    </message>
    <message>
        <source>Việc của tôi</source>
        <translation>My work</translation>
    </message>
    <message>
        <source>Văn bản mới đến</source>
        <translation>New documents</translation>
    </message>
    <message>
        <source>biên nhận đang về</source>
        <translation>receipt on its way</translation>
    </message>
    <message>
        <source>máy chủ nhận lúc {time}</source>
        <translation>server has it since {time}</translation>
    </message>
    <message>
        <source>Đã gửi, có biên nhận</source>
        <translation>Sent, with receipt</translation>
    </message>
    <message>
        <source>Đến sau giờ họp, không phải chậm trễ của cơ quan</source>
        <translation>Came after its hour, which is no delay of this office</translation>
    </message>
    <message>
        <source>Đến sau hạn, không phải chậm trễ của cơ quan</source>
        <translation>Came after its due date; not this office's delay</translation>
    </message>
</context>
<context>
    <name>BackdatedRow</name>
    <message>
        <source>Lý do, ghi vào sổ</source>
        <translation>Reason, for the book</translation>
    </message>
    <message>
        <source>Số hợp với ngày văn bản</source>
        <translation>A number that fits the date</translation>
    </message>
    <message>
        <source>Số hợp với ngày văn bản:</source>
        <translation>A number that fits the date:</translation>
    </message>
    <message>
        <source>Số mới nhất trong sổ là {number}, ngày {day}.</source>
        <translation>The newest number in the book is {number}, of {day}.</translation>
    </message>
    <message>
        <source>{number} (số còn trống)</source>
        <translation>{number} (passed over)</translation>
    </message>
    <message>
        <source>{number} (số phụ)</source>
        <translation>{number} (suffix)</translation>
    </message>
</context>
<context>
    <name>Bands</name>
    <message>
        <source>Chưa trả lời ai dự.</source>
        <translation>Nobody has said who attends.</translation>
    </message>
    <message>
        <source>Chủ trì: {name}.</source>
        <translation>Chair: {name}.</translation>
    </message>
    <message>
        <source>Có lẽ trùng với một văn bản khác đang chờ vào sổ ({by}).</source>
        <translation>Perhaps the same as another document that waits to be registered ({by}).</translation>
    </message>
    <message>
        <source>Có lẽ đã vào sổ, số đến {number} ({by}).</source>
        <translation>Perhaps registered already, arrival number {number} ({by}).</translation>
    </message>
    <message>
        <source>Cùng một tệp.</source>
        <translation>The same file.</translation>
    </message>
    <message>
        <source>Cùng nơi gửi, số, ký hiệu và ngày.</source>
        <translation>The same issuer, number and date.</translation>
    </message>
    <message>
        <source>Cùng nơi gửi, số, ký hiệu, ngày và cùng một tệp.</source>
        <translation>The same issuer, number, date and file.</translation>
    </message>
    <message>
        <source>Cùng số đến này còn có: {came}.</source>
        <translation>Also under this arrival number: {came}.</translation>
    </message>
    <message>
        <source>Ghi giờ họp để cuộc họp có trong Lịch tuần.</source>
        <translation>Note the hour, and the meeting stands in the week.</translation>
    </message>
    <message>
        <source>Giờ họp do cơ quan mình ghi.</source>
        <translation>The hour was noted by this office.</translation>
    </message>
    <message>
        <source>Hạn {day}, đã qua khi văn bản đến.</source>
        <translation>Due {day}, past when the document came.</translation>
    </message>
    <message>
        <source>Lý do: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>Người dự: {names}.</source>
        <translation>Attending: {names}.</translation>
    </message>
    <message>
        <source>Nơi gửi chưa ghi giờ họp trên hệ thống.</source>
        <translation>The sender has not said the meeting's hour in the system.</translation>
    </message>
    <message>
        <source>Phần phối hợp của mình: {due}</source>
        <translation>My part as collaborator: {due}</translation>
    </message>
    <message>
        <source>Thay thế {notation} ngày {day}.</source>
        <translation>Supersedes {notation} of {day}.</translation>
    </message>
    <message>
        <source>Văn bản đến nơi khi đã quá hạn, nên đây không phải là chậm trễ của cơ quan.</source>
        <translation>It came when this deadline had passed, so this is no delay of this office.</translation>
    </message>
    <message>
        <source>Xử lý ở bản đã vào sổ: {came}.</source>
        <translation>Work goes on at the registered form: {came}.</translation>
    </message>
    <message>
        <source>{meeting} Họp đã bắt đầu khi văn bản đến, không phải chậm trễ của cơ quan.</source>
        <translation>{meeting} It had begun when the document came, which is no delay of this office.</translation>
    </message>
    <message>
        <source>{name} không gia hạn đến {due}.</source>
        <translation>{name} gives no more time until {due}.</translation>
    </message>
    <message>
        <source>{notation} sau đó đã thu hồi.</source>
        <translation>{notation} was recalled later.</translation>
    </message>
    <message>
        <source>{sender} đề nghị thu hồi văn bản này.</source>
        <translation>{sender} asks for this document back.</translation>
    </message>
    <message>
        <source>Đã nhập vào số đến {number}.</source>
        <translation>Joined to arrival number {number}.</translation>
    </message>
    <message>
        <source>Đã được thay thế bằng {notation} ngày {day}.</source>
        <translation>Superseded by {notation} of {day}.</translation>
    </message>
    <message>
        <source>Đã được đính chính bằng {notation} ngày {day}.</source>
        <translation>Corrected by {notation} of {day}.</translation>
    </message>
    <message>
        <source>Đính chính {notation} ngày {day}.</source>
        <translation>Corrects {notation} of {day}.</translation>
    </message>
</context>
<context>
    <name>BelowBoard</name>
    <message>
        <source>Lưu Excel</source>
        <translation>Save Excel</translation>
    </message>
    <message>
        <source>Lưu bảng theo dõi</source>
        <translation>Save the table</translation>
    </message>
    <message>
        <source>Máy chủ chưa gửi số liệu liên lạc; số văn bản là của máy này.</source>
        <translation>The server has sent no contact figures yet; numbers of documents are this PC's.</translation>
    </message>
    <message>
        <source>Số liệu liên lạc đã cũ: lúc {time}, {age}</source>
        <translation>Contact figures are old: of {time}, {age}</translation>
    </message>
    <message>
        <source>Số liệu lúc {time}, {age}</source>
        <translation>Figures of {time}, {age}</translation>
    </message>
    <message>
        <source>Theo cơ quan</source>
        <translation>By office</translation>
    </message>
    <message>
        <source>Theo dõi cấp dưới</source>
        <translation>Offices below</translation>
    </message>
    <message>
        <source>Theo văn bản</source>
        <translation>By document</translation>
    </message>
    <message>
        <source>Tải lại</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>theo-doi-cap-duoi-{day}.xlsx</source>
        <translation>offices-below-{day}.xlsx</translation>
    </message>
    <message>
        <source>{office}: theo dõi cơ quan cấp dưới</source>
        <translation>{office}: offices below</translation>
    </message>
    <message>
        <source>Đã hỏi máy chủ. Số liệu mới hiện ra khi có trả lời.</source>
        <translation>The server has been asked. New figures show once it answers.</translation>
    </message>
    <message>
        <source>Đã lưu {path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>BookNames</name>
    <message>
        <source>Sổ văn bản đi</source>
        <translation>Outgoing book</translation>
    </message>
    <message>
        <source>Sổ văn bản đến</source>
        <translation>Incoming book</translation>
    </message>
</context>
<context>
    <name>BookTable</name>
    <message>
        <source>Các dòng của sổ</source>
        <translation>Rows of the book</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>Chưa có số bắt đầu: {books}.</source>
        <translation>No first number yet: {books}.</translation>
    </message>
    <message>
        <source>Ghi số</source>
        <translation>Set number</translation>
    </message>
    <message>
        <source>Ghi số bắt đầu</source>
        <translation>Set first number</translation>
    </message>
    <message>
        <source>Nếu năm nay cơ quan đã ghi sổ giấy, hãy ghi số sẽ cấp tiếp theo; nếu chưa thì để số 1. Chỉ hỏi một lần: cấp số đầu tiên rồi thì không đổi được nữa.</source>
        <translation>If the office has kept a paper book this year, enter the number to be given next; if not, leave 1. Asked once only: after the first number it cannot be changed.</translation>
    </message>
    <message>
        <source>Sổ văn bản năm {year} đang ở số nào?</source>
        <translation>Where do the books of {year} stand?</translation>
    </message>
    <message>
        <source>Sổ văn bản đi chưa có số bắt đầu.</source>
        <translation>The outgoing book has no first number yet.</translation>
    </message>
    <message>
        <source>Sổ văn bản đi năm {year}, số tiếp theo</source>
        <translation>Outgoing book of {year}, next number</translation>
    </message>
    <message>
        <source>Sổ văn bản đi và sổ văn bản đến chưa có số bắt đầu.</source>
        <translation>The outgoing and the incoming book have no first number yet.</translation>
    </message>
    <message>
        <source>Sổ văn bản đến chưa có số bắt đầu.</source>
        <translation>The incoming book has no first number yet.</translation>
    </message>
    <message>
        <source>Sổ văn bản đến năm {year}, số tiếp theo</source>
        <translation>Incoming book of {year}, next number</translation>
    </message>
    <message>
        <source>{book} năm {year}, số tiếp theo</source>
        <translation>{book} of {year}, next number</translation>
    </message>
    <message>
        <source>Đã ghi số bắt đầu của sổ.</source>
        <translation>The books' first numbers are set.</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>BooksPlace</name>
    <message numerus="yes">
        <source>%n dòng</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Báo cáo giải quyết văn bản đến</source>
        <translation>Report: incoming documents</translation>
    </message>
    <message>
        <source>Báo cáo gửi văn bản đi</source>
        <translation>Report: outgoing documents</translation>
    </message>
    <message>
        <source>Cả năm</source>
        <translation>Whole year</translation>
    </message>
    <message>
        <source>Ghi lý do số trống…</source>
        <translation>Explain a gap…</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>In phiếu giải quyết</source>
        <translation>Print action slip</translation>
    </message>
    <message>
        <source>In sổ tháng</source>
        <translation>Print the month</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Kỳ này sổ chưa có dòng nào.</source>
        <translation>The book has no row in this period.</translation>
    </message>
    <message>
        <source>Lưu Excel</source>
        <translation>Save Excel</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Nhập sổ cũ…</source>
        <translation>Take over an old register…</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Quý {number}</source>
        <translation>Quarter {number}</translation>
    </message>
    <message>
        <source>Sổ gửi văn bản đi bưu điện</source>
        <translation>Post book</translation>
    </message>
    <message>
        <source>Sổ hoặc báo cáo</source>
        <translation>Book or report</translation>
    </message>
    <message>
        <source>Sổ năm này chưa in trang nào theo tháng.</source>
        <translation>Nothing of this year's book has been printed by month.</translation>
    </message>
    <message>
        <source>Sổ riêng…</source>
        <translation>Books apart…</translation>
    </message>
    <message>
        <source>Sổ sử dụng bản lưu</source>
        <translation>Register of use of kept originals</translation>
    </message>
    <message>
        <source>Sổ theo dõi giải quyết văn bản đến</source>
        <translation>Follow-up of incoming documents</translation>
    </message>
    <message>
        <source>Sổ và báo cáo</source>
        <translation>Books and reports</translation>
    </message>
    <message>
        <source>Sổ đăng ký văn bản đi</source>
        <translation>Register of outgoing documents</translation>
    </message>
    <message>
        <source>Sổ đăng ký văn bản đến</source>
        <translation>Register of incoming documents</translation>
    </message>
    <message>
        <source>Tháng {number}</source>
        <translation>Month {number}</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Từ ngày … đến ngày</source>
        <translation>From day … to day</translation>
    </message>
    <message>
        <source>Đã in đến trang {page}, các dòng đến hết ngày {day}. Lần in cuối: {who}, {at}, {rows} dòng.</source>
        <translation>Printed up to page {page}, rows up to {day}. Last printed by {who}, {at}, {rows} rows.</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
</context>
<context>
    <name>CalendarDoing</name>
    <message>
        <source>Cuộc họp</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Lưu vào đâu?</source>
        <translation>Save where?</translation>
    </message>
    <message>
        <source>Đã lưu {path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>CalendarPlace</name>
    <message numerus="yes">
        <source>%n cuộc họp</source>
        <translation>
            <numerusform>%n meeting</numerusform>
            <numerusform>%n meetings</numerusform>
        </translation>
    </message>
    <message>
        <source>Ai dự?</source>
        <translation>Who attends?</translation>
    </message>
    <message>
        <source>Cuộc họp kế tiếp: ngày {day}</source>
        <translation>Next meeting: {day}</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Lưu .ics</source>
        <translation>Save .ics</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Lưu cuộc họp này (.ics)</source>
        <translation>Save this meeting (.ics)</translation>
    </message>
    <message>
        <source>Lịch tuần</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>Tuần này</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Tuần sau</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>Tuần trước</source>
        <translation>Previous week</translation>
    </message>
    <message>
        <source>Tuần {number}: {days}</source>
        <translation>Week {number}: {days}</translation>
    </message>
    <message>
        <source>Tuần đang xem không có cuộc họp nào.</source>
        <translation>There is no meeting in the week shown.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>%n tệp</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Mở {notation}</source>
        <translation>Open {notation}</translation>
    </message>
    <message numerus="yes">
        <source>và %n nơi khác</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carry</name>
    <message numerus="yes">
        <source>%n tệp</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp hỏng trên máy này không ghi được.</source>
        <translation>
            <numerusform>%n file is damaged on this PC and could not be written.</numerusform>
            <numerusform>%n files are damaged on this PC and could not be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp đính kèm</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp đính kèm đã về</source>
        <translation>
            <numerusform>%n attachment has come</numerusform>
            <numerusform>%n attachments have come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc bị từ chối, xem ở Chờ gửi</source>
        <translation>
            <numerusform>%n act was refused, see Waiting to send</numerusform>
            <numerusform>%n acts were refused, see Waiting to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc khác (vào sổ, biên nhận, ý kiến)</source>
        <translation>
            <numerusform>%n other act (entries, receipts, directives)</numerusform>
            <numerusform>%n other acts (entries, receipts, directives)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chờ gửi</source>
        <translation>
            <numerusform>%n document waiting to be sent</numerusform>
            <numerusform>%n documents waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản mới đến</source>
        <translation>
            <numerusform>%n new document</numerusform>
            <numerusform>%n new documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản đã ghi ra USB, chờ biên nhận.</source>
        <translation>
            <numerusform>%n document is on a stick, waiting for the receipt.</numerusform>
            <numerusform>%n documents are on a stick, waiting for the receipt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Biên nhận đã ghi sẵn, sẽ đi cùng gói sau hoặc khi có mạng.</source>
        <translation>The receipts are ready, and leave with the next bundle or when there is a line.</translation>
    </message>
    <message>
        <source>Bước 1: chọn nơi ghi</source>
        <translation>Step 1: choose where to write</translation>
    </message>
    <message>
        <source>Bước 2: mang đi</source>
        <translation>Step 2: take it there</translation>
    </message>
    <message>
        <source>Chuyển bằng USB</source>
        <translation>Carry by stick</translation>
    </message>
    <message>
        <source>Chưa có lần nào.</source>
        <translation>None so far.</translation>
    </message>
    <message>
        <source>Chưa thấy USB nào</source>
        <translation>No stick is plugged in</translation>
    </message>
    <message>
        <source>Chỉ gói của máy chủ ghi cho cơ quan mình mới được nhận; tệp khác không bị mở.</source>
        <translation>Only bundles that the server has written for this office are taken in; no other file is opened.</translation>
    </message>
    <message>
        <source>Chọn thư mục: {name}</source>
        <translation>Choose a folder: {name}</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>Chờ biên nhận</source>
        <translation>Waiting for the receipt</translation>
    </message>
    <message>
        <source>Các lần chuyển gần đây</source>
        <translation>What was carried lately</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Ghi gói</source>
        <translation>Write bundle</translation>
    </message>
    <message>
        <source>Ghi lại cũng không sao: máy chủ chỉ nhận mỗi văn bản một lần.</source>
        <translation>Writing them again does no harm: the server takes each document once.</translation>
    </message>
    <message>
        <source>Ghi ra USB</source>
        <translation>Write to a stick</translation>
    </message>
    <message>
        <source>Ghi vào</source>
        <translation>Write to</translation>
    </message>
    <message>
        <source>Gói máy này ghi lần trước đã đến máy chủ.</source>
        <translation>What this PC wrote before has come to the server.</translation>
    </message>
    <message>
        <source>Gói này không có gì mới.</source>
        <translation>There is nothing new in this bundle.</translation>
    </message>
    <message>
        <source>Gói này nối tiếp một gói mà máy chưa đọc.</source>
        <translation>This bundle goes on from one that this PC has not read.</translation>
    </message>
    <message>
        <source>Khi mất mạng lâu: ghi những gì đang chờ thành một gói, mang bằng USB, qua thư mục chung hoặc đính kèm thư điện tử. Gói được mã hóa, chỉ máy chủ mở được. Có mạng lại thì máy vẫn tự gửi; đi cả hai đường cũng chỉ đến một lần.</source>
        <translation>When the line is down for long: write what waits into a bundle and carry it on a stick, through a shared folder or attached to an e-mail. It is encrypted, and only the server can open it. When the line is back everything is sent as well; by both roads it still arrives once.</translation>
    </message>
    <message>
        <source>Không có gì chờ gửi. Gói sẽ chỉ hỏi máy chủ xem có gì mới cho cơ quan mình.</source>
        <translation>Nothing waits to be sent. The bundle will only ask the server what is new for this office.</translation>
    </message>
    <message>
        <source>Không có văn bản mới cho cơ quan mình</source>
        <translation>No new documents for this office</translation>
    </message>
    <message>
        <source>Mang USB về, bấm Đọc gói ở dưới. Lúc đó mới biết máy chủ đã nhận.</source>
        <translation>Bring the stick back and press Read bundle below. Only then is it known that the server has it.</translation>
    </message>
    <message>
        <source>Mang đến nơi đặt máy chủ. Ở đó đọc gói và ghi gói trả lời vào cùng USB.</source>
        <translation>Take it to where the server is. There the bundle is read, and the answer written to the same stick.</translation>
    </message>
    <message>
        <source>Máy chủ đã nhận</source>
        <translation>Server has it</translation>
    </message>
    <message>
        <source>Mọi thứ trong gói máy này đã biết. Không có gì thay đổi.</source>
        <translation>This PC knows all that is in it. Nothing was changed.</translation>
    </message>
    <message>
        <source>Rút USB ra an toàn: chọn Đẩy ra (Eject) rồi mới rút.</source>
        <translation>Take the stick out safely: choose Eject first.</translation>
    </message>
    <message>
        <source>Trong gói sẽ có: {what}.</source>
        <translation>In the bundle will be: {what}.</translation>
    </message>
    <message>
        <source>Tệp {name}: {documents}, {files}, {size}.</source>
        <translation>File {name}: {documents}, {files}, {size}.</translation>
    </message>
    <message>
        <source>USB này chậm ({rate}/giây), còn khoảng {time}. Cứ để yên, đừng rút ra.</source>
        <translation>This stick is slow ({rate} a second), about {time} left. Leave it in.</translation>
    </message>
    <message>
        <source>Xem văn bản đến</source>
        <translation>See incoming documents</translation>
    </message>
    <message numerus="yes">
        <source>máy chủ đã nhận %n văn bản của mình</source>
        <translation>
            <numerusform>the server has %n document of ours</numerusform>
            <numerusform>the server has %n documents of ours</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} · Ghi ra USB: {documents}, {files}</source>
        <translation>{time} · Written to a stick: {documents}, {files}</translation>
    </message>
    <message>
        <source>{time} · Đọc gói của máy chủ: {documents} mới, {files}</source>
        <translation>{time} · Read from the server: {documents} new, {files}</translation>
    </message>
    <message>
        <source>Đang ghi {done} / {total}</source>
        <translation>Writing {done} / {total}</translation>
    </message>
    <message>
        <source>Đang làm</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>Đang đọc {done} / {total}</source>
        <translation>Reading {done} / {total}</translation>
    </message>
    <message>
        <source>Đã ghi và đọc lại kiểm tra. Chưa phải là đã gửi.</source>
        <translation>Written, read back and checked. That is not sent yet.</translation>
    </message>
    <message>
        <source>Đọc gói</source>
        <translation>Read bundle</translation>
    </message>
    <message>
        <source>Đọc gói mang về</source>
        <translation>Read a bundle that came back</translation>
    </message>
    <message>
        <source>Đọc ở</source>
        <translation>Read from</translation>
    </message>
    <message numerus="yes">
        <source>Ở đó còn %n gói của nơi khác, máy này không đụng đến.</source>
        <translation>
            <numerusform>%n bundle there is for others, and was left alone.</numerusform>
            <numerusform>%n bundles there are for others, and were left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Chưa được</source>
        <translation>Not right yet</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Không kiểm tra được</source>
        <translation>Could not be checked</translation>
    </message>
    <message>
        <source>Kiểm tra trước khi gửi</source>
        <translation>Checks before sending</translation>
    </message>
    <message>
        <source>Kiểm tra trước khi trình</source>
        <translation>Checks before submitting</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Đạt</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>Đề nghị xem lại</source>
        <translation>Please look again</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message numerus="yes">
        <source>%n nơi ngoài hệ thống: cơ quan tự chuyển, rồi ghi đã chuyển</source>
        <translation>
            <numerusform>%n recipient outside the system: deliver it yourselves, then note the delivery</numerusform>
            <numerusform>%n recipients outside the system: deliver it yourselves, then note the delivery</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nơi nhận</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp không gửi được</source>
        <translation>
            <numerusform>%n file cannot be sent</numerusform>
            <numerusform>%n files cannot be sent</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa chọn loại văn bản</source>
        <translation>No kind chosen yet</translation>
    </message>
    <message>
        <source>Chưa chọn nơi nhận</source>
        <translation>No recipient chosen yet</translation>
    </message>
    <message>
        <source>Chưa có máy: {names}. Văn bản chờ ở máy chủ, nên gọi điện.</source>
        <translation>No PC yet: {names}. The document waits at the server; better call them.</translation>
    </message>
    <message>
        <source>Chưa có trích yếu</source>
        <translation>No subject yet</translation>
    </message>
    <message>
        <source>Chưa có tệp văn bản</source>
        <translation>No document file yet</translation>
    </message>
    <message>
        <source>Chưa có địa điểm họp</source>
        <translation>No place of the meeting yet</translation>
    </message>
    <message>
        <source>Chưa cấp số</source>
        <translation>No number yet</translation>
    </message>
    <message>
        <source>Chưa ghi giờ họp: nơi nhận không thấy cuộc họp trong Lịch tuần</source>
        <translation>No meeting's hour: recipients will not see the meeting in their week</translation>
    </message>
    <message>
        <source>Chưa ghi đủ ngày, giờ họp</source>
        <translation>Day or hour of the meeting is missing</translation>
    </message>
    <message>
        <source>Chờ bản quét</source>
        <translation>Waiting for the scan</translation>
    </message>
    <message>
        <source>Giờ họp đã qua: nơi nhận sẽ thấy giấy mời đến sau giờ họp</source>
        <translation>The hour has passed: recipients will see that it came after its hour</translation>
    </message>
    <message>
        <source>Hạn trả lời viết chưa đúng</source>
        <translation>The reply date is not written right</translation>
    </message>
    <message>
        <source>Hạn {due} trước ngày văn bản {day}, không ai kịp làm</source>
        <translation>The due date {due} is before the document's date {day}; nobody could meet it</translation>
    </message>
    <message>
        <source>Hạn {due} đã qua</source>
        <translation>The due date {due} has passed</translation>
    </message>
    <message>
        <source>Không thấy dấu mật trong trích yếu, tên tệp</source>
        <translation>No secrecy mark seen in subject and file names</translation>
    </message>
    <message>
        <source>Không đọc được chữ trong “{name}” vì là bản quét. Hãy mở tệp, xem có dấu Mật không.</source>
        <translation>The text in "{name}" cannot be read: it is a scan. Please open the file and see whether it bears a secrecy mark.</translation>
    </message>
    <message>
        <source>Không đọc được chữ trong “{name}”. Hãy mở tệp, xem có dấu Mật không.</source>
        <translation>The text in "{name}" cannot be read. Please open the file and see whether it bears a secrecy mark.</translation>
    </message>
    <message>
        <source>Ngày họp {day} trước ngày của giấy mời {date}</source>
        <translation>The meeting on {day} is before the invitation's own day {date}</translation>
    </message>
    <message>
        <source>Ngày văn bản thuộc năm {year}, nên số lấy ở sổ năm {year}</source>
        <translation>The date falls in {year}, so the number comes from the book of {year}</translation>
    </message>
    <message>
        <source>Ngày văn bản trước số mới nhất của sổ: số {number} ngày {day}</source>
        <translation>Dated before the book's newest number: {number} of {day}</translation>
    </message>
    <message>
        <source>Ngày văn bản viết chưa đúng</source>
        <translation>The document's date is not written right</translation>
    </message>
    <message>
        <source>Ngày văn bản {day} ở sau hôm nay</source>
        <translation>The document's date {day} is after today</translation>
    </message>
    <message>
        <source>Ngày, giờ họp viết chưa đúng</source>
        <translation>Day or hour of the meeting is not written right</translation>
    </message>
    <message>
        <source>Người gửi đã xem “{name}”, không có dấu Mật</source>
        <translation>The sender has looked into "{name}": no secrecy mark</translation>
    </message>
    <message>
        <source>Số tiếp theo là {next}.</source>
        <translation>The next number is {next}.</translation>
    </message>
    <message>
        <source>Số trên tệp khớp với sổ</source>
        <translation>The number on the file agrees with the book</translation>
    </message>
    <message>
        <source>Số {number} chưa được cấp</source>
        <translation>Number {number} has not been given yet</translation>
    </message>
    <message>
        <source>Số {number} đã dùng cho văn bản ngày {day}.</source>
        <translation>Number {number} was used for a document of {day}.</translation>
    </message>
    <message>
        <source>Trên giấy ghi ngày {paper}, sổ ghi {book}</source>
        <translation>The paper says {paper}, the book says {book}</translation>
    </message>
    <message>
        <source>Trên giấy ghi số {paper}, sổ cấp {book}</source>
        <translation>The paper says number {paper}, the book gives {book}</translation>
    </message>
    <message>
        <source>Trên “{name}” chưa ghi số. Nếu đã có bản đóng dấu, hãy gắn bản quét đó.</source>
        <translation>No number on "{name}" yet. If there is a sealed copy, attach its scan.</translation>
    </message>
    <message>
        <source>Tệp lớn ({size}), mạng yếu sẽ gửi lâu</source>
        <translation>A large file ({size}); on a weak line it takes long</translation>
    </message>
    <message>
        <source>Văn bản chính không phải PDF: nơi nhận có thể thấy khác bản đã ký</source>
        <translation>The main document is not a PDF: recipients may see it differently from what was signed</translation>
    </message>
    <message numerus="yes">
        <source>và %n nơi khác</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang chép và kiểm tra “{name}”</source>
        <translation>Copying and checking "{name}"</translation>
    </message>
    <message>
        <source>Đang mất liên lạc: {names}. Vẫn gửi được, nên gọi điện.</source>
        <translation>Out of touch: {names}. It can be sent all the same; better call them.</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép vào máy %n tệp</source>
        <translation>
            <numerusform>%n file copied to this PC</numerusform>
            <numerusform>%n files copied to this PC</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã chép vào máy %n tệp khác</source>
        <translation>
            <numerusform>%n other file copied to this PC</numerusform>
            <numerusform>%n other files copied to this PC</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã có trích yếu</source>
        <translation>There is a subject</translation>
    </message>
    <message>
        <source>Đã cấp số {notation}</source>
        <translation>Number given: {notation}</translation>
    </message>
    <message>
        <source>Đã ngừng hoạt động: {names}. Hãy bỏ khỏi nơi nhận.</source>
        <translation>Closed: {names}. Please remove from the recipients.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” có %n chữ ký số, chưa kiểm tra</source>
        <translation>
            <numerusform>"{name}" has %n digital signature, not checked</numerusform>
            <numerusform>"{name}" has %n digital signatures, not checked</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” có macro: nơi nhận sẽ được nhắc cẩn thận khi mở</source>
        <translation>"{name}" has macros: recipients are told to take care when opening it</translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Báo tiến độ</source>
        <translation>Report progress</translation>
    </message>
    <message>
        <source>Cho mượn bản lưu</source>
        <translation>Lend the kept original</translation>
    </message>
    <message>
        <source>Cho ý kiến</source>
        <translation>Give directive</translation>
    </message>
    <message>
        <source>Ghi bút phê trên giấy</source>
        <translation>Enter directive from paper</translation>
    </message>
    <message>
        <source>Ghi giờ họp</source>
        <translation>Note the hour</translation>
    </message>
    <message>
        <source>Ghi trả bản lưu</source>
        <translation>Note its return</translation>
    </message>
    <message>
        <source>Ghi đã chuyển</source>
        <translation>Note delivery</translation>
    </message>
    <message>
        <source>Gia hạn</source>
        <translation>Extend deadline</translation>
    </message>
    <message>
        <source>Gắn bản quét và gửi</source>
        <translation>Attach scan and send</translation>
    </message>
    <message>
        <source>Gửi lại bằng văn bản mới</source>
        <translation>Send again as new</translation>
    </message>
    <message>
        <source>Hủy gửi</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Void number</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>In danh sách dự họp</source>
        <translation>Print who attends</translation>
    </message>
    <message>
        <source>Kết thúc xử lý</source>
        <translation>Finish</translation>
    </message>
    <message numerus="yes">
        <source>Lưu cả %n tệp</source>
        <translation>
            <numerusform>Save %n file</numerusform>
            <numerusform>Save all %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Lưu tệp</source>
        <translation>Save files</translation>
    </message>
    <message>
        <source>Mở bản giấy</source>
        <translation>Open the paper form</translation>
    </message>
    <message>
        <source>Mở bản qua Zalo</source>
        <translation>Open the Zalo form</translation>
    </message>
    <message>
        <source>Mở bản qua hệ thống</source>
        <translation>Open the system's form</translation>
    </message>
    <message>
        <source>Mở bản qua thư điện tử</source>
        <translation>Open the e-mailed form</translation>
    </message>
    <message>
        <source>Mở {notation}</source>
        <translation>Open {notation}</translation>
    </message>
    <message>
        <source>Người của cơ quan dự</source>
        <translation>Who of us attends</translation>
    </message>
    <message>
        <source>Nhận xử lý</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Nhập vào số đến {number}</source>
        <translation>Join to {number}</translation>
    </message>
    <message>
        <source>Nhập vào số đến đã có</source>
        <translation>Join to a number</translation>
    </message>
    <message>
        <source>Sửa giờ họp</source>
        <translation>Change the hour</translation>
    </message>
    <message>
        <source>Sửa ý kiến chỉ đạo</source>
        <translation>Change directive</translation>
    </message>
    <message>
        <source>Thay thế bằng văn bản mới</source>
        <translation>Supersede</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Trình lãnh đạo</source>
        <translation>Present to leader</translation>
    </message>
    <message>
        <source>Trình lãnh đạo khác</source>
        <translation>Present to another leader</translation>
    </message>
    <message>
        <source>Trình lại lãnh đạo</source>
        <translation>Present again</translation>
    </message>
    <message>
        <source>Trả lại văn thư</source>
        <translation>Hand back to the clerk</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Trả lời giấy mời</source>
        <translation>Answer the invitation</translation>
    </message>
    <message>
        <source>Trả lời thu hồi</source>
        <translation>Answer recall</translation>
    </message>
    <message>
        <source>Trả lời xin gia hạn</source>
        <translation>Answer request for time</translation>
    </message>
    <message>
        <source>Tách khỏi số đến chung</source>
        <translation>Part from the shared arrival number</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Vào sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Xin gia hạn</source>
        <translation>Ask for more time</translation>
    </message>
    <message>
        <source>Đính chính bằng công văn</source>
        <translation>Correct by letter</translation>
    </message>
    <message>
        <source>Đôn đốc</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ</source>
        <translation>Put into a case file</translation>
    </message>
    <message>
        <source>Đề nghị trả lời</source>
        <translation>Ask for an answer</translation>
    </message>
    <message>
        <source>Đổi người dự</source>
        <translation>Change who attends</translation>
    </message>
</context>
<context>
    <name>Circulation</name>
    <message>
        <source>Chưa có văn bản trả lời gửi {sender}. Chọn văn bản trả lời, hoặc ghi rõ vì sao không cần.</source>
        <translation>No answer has gone to {sender}. Choose the document that answers, or say why none is needed.</translation>
    </message>
    <message>
        <source>Cơ quan chưa có ai giữ vai trò lãnh đạo; ai nhận vai trò này sau sẽ thấy văn bản.</source>
        <translation>The office has no leader yet; whoever gets that role will see the document.</translation>
    </message>
    <message>
        <source>Gõ số ký hiệu hoặc vài chữ của trích yếu</source>
        <translation>Type a notation or a few words of the subject</translation>
    </message>
    <message>
        <source>Hạn đề xuất</source>
        <translation>Proposed deadline</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Kết quả (không bắt buộc)</source>
        <translation>Result (optional)</translation>
    </message>
    <message>
        <source>Kết thúc xử lý</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Lãnh đạo nào xem trước cũng được</source>
        <translation>Whichever leader sees it first</translation>
    </message>
    <message>
        <source>Soạn trả lời</source>
        <translation>Write the answer</translation>
    </message>
    <message>
        <source>Trình</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Trình lãnh đạo</source>
        <translation>Present to leader</translation>
    </message>
    <message>
        <source>Trình {name}.</source>
        <translation>Present to {name}.</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Trả lại văn thư</source>
        <translation>Hand back to the clerk</translation>
    </message>
    <message>
        <source>Văn bản gửi {sender} từ khi có văn bản này:</source>
        <translation>Our documents for {sender} since this one came:</translation>
    </message>
    <message>
        <source>Văn bản trả lời</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Văn bản trả lời, nếu có</source>
        <translation>Reply document, if any</translation>
    </message>
    <message>
        <source>{name} thấy lý do này ở Việc của tôi rồi trình lại. Nơi gửi không được báo.</source>
        <translation>{name} sees this reason under My work and presents it again. The sender is not told.</translation>
    </message>
    <message>
        <source>Đã ghi thay {leader}: giao {name} chủ trì.</source>
        <translation>Entered for {leader}: {name} leads.</translation>
    </message>
    <message>
        <source>Đã giao {name} chủ trì.</source>
        <translation>Assigned to {name} as lead.</translation>
    </message>
    <message>
        <source>Đã kết thúc xử lý.</source>
        <translation>Finished.</translation>
    </message>
    <message>
        <source>Đã nhận xử lý.</source>
        <translation>Accepted.</translation>
    </message>
    <message>
        <source>Đã trình lãnh đạo.</source>
        <translation>Presented to the leaders.</translation>
    </message>
    <message>
        <source>Đã trình {name}.</source>
        <translation>Presented to {name}.</translation>
    </message>
    <message>
        <source>Đã trả lại cho {name}.</source>
        <translation>Returned to {name}.</translation>
    </message>
    <message>
        <source>Đề xuất (không bắt buộc)</source>
        <translation>Proposal (optional)</translation>
    </message>
    <message>
        <source>Đề xuất giao cho ai? Nêu người chủ trì thì lãnh đạo đồng ý được bằng một phím.</source>
        <translation>Who should it go to? With somebody named to lead, the leader can agree with one key.</translation>
    </message>
</context>
<context>
    <name>ClosedField</name>
    <message>
        <source>Bỏ khỏi nơi nhận</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Bỏ {name} khỏi nơi nhận</source>
        <translation>Take out {name}</translation>
    </message>
    <message>
        <source>{name} không còn nhận văn bản. Hãy chọn nơi nhận khác ở dưới.</source>
        <translation>{name} takes no documents any more. Please choose another recipient below.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message numerus="yes">
        <source>Còn %n văn bản chờ gửi</source>
        <translation>
            <numerusform>%n document waits to be sent</numerusform>
            <numerusform>%n documents wait to be sent</numerusform>
        </translation>
    </message>
    <message>
        <source>Có văn bản đã quá hạn gửi theo quy định ({when}).</source>
        <translation>Some are past the time to send set by regulation ({when}).</translation>
    </message>
    <message>
        <source>Không đóng</source>
        <translation>Keep open</translation>
    </message>
    <message>
        <source>Theo quy định: gửi trong ngày, hoặc trước {when}.</source>
        <translation>By regulation: within the day, or before {when}.</translation>
    </message>
    <message numerus="yes">
        <source>Trong đó có %n văn bản khẩn: theo quy định phải gửi ngay.</source>
        <translation>
            <numerusform>%n of them is urgent: by regulation it must go at once.</numerusform>
            <numerusform>%n of them are urgent: by regulation they must go at once.</numerusform>
        </translation>
    </message>
    <message>
        <source>Văn bản được giữ trên máy; lần sau mở chương trình, có mạng là tự gửi.</source>
        <translation>Documents are kept on this PC; when the program is next open and connected, they are sent by themselves.</translation>
    </message>
    <message>
        <source>Vẫn đóng</source>
        <translation>Close anyway</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message numerus="yes">
        <source>Còn %n ký tự.</source>
        <translation>
            <numerusform>%n character to go.</numerusform>
            <numerusform>%n characters to go.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mã có 12 ký tự, in trên phiếu đăng ký.</source>
        <translation>The code has 12 characters and stands on the enrolment slip.</translation>
    </message>
    <message>
        <source>Mã gõ chưa đúng. Hãy xem lại từng ký tự trên phiếu.</source>
        <translation>The code is not right. Please check each character on the slip.</translation>
    </message>
    <message>
        <source>Mã đăng ký, nhóm {n} trong 3</source>
        <translation>Enrolment code, group {n} of 3</translation>
    </message>
    <message>
        <source>Đủ 12 ký tự, không gõ nhầm.</source>
        <translation>All 12 characters, none mistyped.</translation>
    </message>
</context>
<context>
    <name>ComposeHead</name>
    <message>
        <source>Gửi tới {sender}, về văn bản: {subject}</source>
        <translation>To {sender}, about: {subject}</translation>
    </message>
    <message>
        <source>Gửi {notation}</source>
        <translation>Send {notation}</translation>
    </message>
    <message>
        <source>Soạn văn bản mới</source>
        <translation>New document</translation>
    </message>
    <message>
        <source>Sửa dự thảo</source>
        <translation>Change the draft</translation>
    </message>
    <message>
        <source>Sửa dự thảo bị trả lại</source>
        <translation>Change the returned draft</translation>
    </message>
    <message>
        <source>Thay thế {notation}</source>
        <translation>Supersede {notation}</translation>
    </message>
    <message>
        <source>Trả lời {notation}</source>
        <translation>Reply to {notation}</translation>
    </message>
    <message>
        <source>Văn bản đã phát hành ngày {day}: {subject}</source>
        <translation>Dispatched on {day}: {subject}</translation>
    </message>
    <message>
        <source>Xóa dự thảo</source>
        <translation>Delete draft</translation>
    </message>
    <message>
        <source>Đã tự lưu lúc {time}</source>
        <translation>Kept by itself at {time}</translation>
    </message>
    <message>
        <source>Đính chính {notation}</source>
        <translation>Correct {notation}</translation>
    </message>
    <message>
        <source>Đóng, giữ lại để soạn tiếp</source>
        <translation>Close, and keep it to go on later</translation>
    </message>
</context>
<context>
    <name>DateQuestion</name>
    <message>
        <source>Dùng ngày này</source>
        <translation>Use this day</translation>
    </message>
    <message>
        <source>Hôm nay là ngày mấy?</source>
        <translation>What is today's date?</translation>
    </message>
    <message>
        <source>Không làm nữa</source>
        <translation>Do nothing</translation>
    </message>
    <message>
        <source>Ngày hôm nay</source>
        <translation>Today's date</translation>
    </message>
    <message>
        <source>Ngày này được ghi vào sổ và dùng đến hết ngày. Máy đang ghi là {today}; hãy nhìn lịch rồi sửa.</source>
        <translation>This day goes into the books and holds until it ends. The PC says {today}; please look at a calendar and correct it.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>%n giây</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giờ</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giờ trước</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày trước</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phút trước</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message>
        <source>Chủ Nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hôm qua</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Ngày tới</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>Tháng {month}</source>
        <translation>{month}</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>ngày {day} tháng {month} năm {year}</source>
        <translation>ngày {day} tháng {month} năm {year}</translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{time} hôm nay</source>
        <translation>{time} today</translation>
    </message>
    <message>
        <source>{time} hôm qua</source>
        <translation>{time} yesterday</translation>
    </message>
    <message>
        <source>{time} ngày {day}</source>
        <translation>{time} on {day}</translation>
    </message>
</context>
<context>
    <name>DayLine</name>
    <message>
        <source>Chọn trên lịch</source>
        <translation>Choose from the calendar</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Bỏ danh sách riêng</source>
        <translation>Drop the own list</translation>
    </message>
    <message>
        <source>Bỏ {day}</source>
        <translation>Remove {day}</translation>
    </message>
    <message>
        <source>Chọn tệp ngày nghỉ</source>
        <translation>Choose the file with the free days</translation>
    </message>
    <message>
        <source>Danh sách của năm</source>
        <translation>List of the year</translation>
    </message>
    <message>
        <source>Danh sách kèm chương trình: chỉ có ngày lễ theo dương lịch.</source>
        <translation>The program's list: only the fixed days of the solar calendar.</translation>
    </message>
    <message>
        <source>Danh sách riêng của cơ quan.</source>
        <translation>The office's own list.</translation>
    </message>
    <message>
        <source>Dùng để tính hạn theo ngày làm việc; thứ Bảy, Chủ nhật nghỉ sẵn. Tết Âm lịch, ngày nghỉ bù, hoán đổi theo thông báo từng năm thì ghi thêm ở đây. Cơ quan cấp dưới không có danh sách riêng thì dùng theo.</source>
        <translation>For deadlines in working days; Saturdays and Sundays are free anyway. The lunar New Year and exchanged days, which are announced year by year, are added here. Offices below without a list of their own follow this one.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Lý do, ví dụ Tết Nguyên đán</source>
        <translation>Reason, for example lunar New Year</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Ngày nghỉ, ngày làm bù</source>
        <translation>Free days and worked weekends</translation>
    </message>
    <message>
        <source>Nhập từ tệp CSV…</source>
        <translation>Take from a CSV file…</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Theo danh sách của {office}.</source>
        <translation>Follows the list of {office}.</translation>
    </message>
    <message>
        <source>Thêm ngày làm bù</source>
        <translation>Add a worked day</translation>
    </message>
    <message>
        <source>Thêm ngày nghỉ</source>
        <translation>Add a free day</translation>
    </message>
    <message>
        <source>làm bù</source>
        <translation>worked</translation>
    </message>
    <message>
        <source>nghỉ</source>
        <translation>free</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Cần sửa gì?</source>
        <translation>What has to be changed?</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Trả lại dự thảo</source>
        <translation>Return the draft</translation>
    </message>
    <message>
        <source>{name} nhận được ý kiến này.</source>
        <translation>{name} gets this comment.</translation>
    </message>
    <message>
        <source>Đã duyệt kèm bản đã ký: {subject}</source>
        <translation>Approved with the signed file: {subject}</translation>
    </message>
    <message>
        <source>Đã duyệt: {subject}</source>
        <translation>Approved: {subject}</translation>
    </message>
    <message>
        <source>Đã trả lại cho {name}.</source>
        <translation>Returned to {name}.</translation>
    </message>
</context>
<context>
    <name>DirectPage</name>
    <message>
        <source>Cho ý kiến</source>
        <translation>Give directive</translation>
    </message>
    <message>
        <source>Không có văn bản nào chờ cho ý kiến.</source>
        <translation>No document awaits a directive.</translation>
    </message>
    <message>
        <source>Văn bản sau</source>
        <translation>Next document</translation>
    </message>
    <message>
        <source>Văn bản trước</source>
        <translation>Previous document</translation>
    </message>
    <message>
        <source>{place} / {count} văn bản chờ cho ý kiến</source>
        <translation>{place} / {count} awaiting a directive</translation>
    </message>
</context>
<context>
    <name>DirectSide</name>
    <message>
        <source>Giao người khác…</source>
        <translation>Assign to others…</translation>
    </message>
    <message>
        <source>Giao việc…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>Trình {name}</source>
        <translation>For {name}</translation>
    </message>
    <message>
        <source>Trả lại…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>{name} trình, không kèm đề xuất.</source>
        <translation>Presented by {name} without a proposal.</translation>
    </message>
    <message>
        <source>{name} đề xuất</source>
        <translation>{name} proposes</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Đồng ý và giao như đề xuất</source>
        <translation>Agree, assign as proposed</translation>
    </message>
</context>
<context>
    <name>Directing</name>
    <message>
        <source>Cho ý kiến</source>
        <translation>Give directive</translation>
    </message>
    <message>
        <source>Dùng đề xuất này</source>
        <translation>Use this proposal</translation>
    </message>
    <message>
        <source>Ghi bút phê trên giấy</source>
        <translation>Enter directive from paper</translation>
    </message>
    <message>
        <source>Ghi thay</source>
        <translation>Enter for the leader</translation>
    </message>
    <message>
        <source>Giao cho ai? Chọn đúng một người chủ trì.</source>
        <translation>Who is to do it? Choose exactly one lead.</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Sửa ý kiến chỉ đạo</source>
        <translation>Change directive</translation>
    </message>
    <message>
        <source>Ví dụ: Giao đồng chí chủ trì tham mưu, báo cáo kết quả đúng hạn.</source>
        <translation>For example: The lead advises and reports the result in time.</translation>
    </message>
    <message>
        <source>{name} đề xuất</source>
        <translation>{name} proposes</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo</source>
        <translation>Directive</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>DirectiveWords</name>
    <message>
        <source>bỏ hạn</source>
        <translation>no deadline any more</translation>
    </message>
    <message>
        <source>bỏ lời chỉ đạo</source>
        <translation>words taken out</translation>
    </message>
    <message>
        <source>chủ trì: {before} → {after}</source>
        <translation>lead: {before} → {after}</translation>
    </message>
    <message>
        <source>hạn {after}</source>
        <translation>due {after}</translation>
    </message>
    <message>
        <source>hạn {before} → {after}</source>
        <translation>due {before} → {after}</translation>
    </message>
    <message>
        <source>không đổi gì</source>
        <translation>nothing changed</translation>
    </message>
    <message>
        <source>thêm phối hợp: {names}</source>
        <translation>collaborators added: {names}</translation>
    </message>
    <message>
        <source>thêm để biết: {names}</source>
        <translation>informed as well: {names}</translation>
    </message>
    <message>
        <source>thôi phối hợp: {names}</source>
        <translation>no longer collaborating: {names}</translation>
    </message>
    <message>
        <source>thôi để biết: {names}</source>
        <translation>no longer informed: {names}</translation>
    </message>
    <message>
        <source>{leader}, {clerk} ghi thay theo bút phê trên giấy</source>
        <translation>{leader}, entered by {clerk} as written on paper</translation>
    </message>
    <message>
        <source>{name} (hạn {day})</source>
        <translation>{name} (due {day})</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Cách chuyển</source>
        <translation>How to deliver</translation>
    </message>
    <message>
        <source>Ghi đã chuyển</source>
        <translation>Note delivery</translation>
    </message>
    <message>
        <source>Hủy gửi</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Hủy gửi {notation}?</source>
        <translation>Withdraw {notation}?</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Void number</translation>
    </message>
    <message>
        <source>Hủy số {notation}?</source>
        <translation>Void number {notation}?</translation>
    </message>
    <message>
        <source>Hủy số {number}?</source>
        <translation>Void number {number}?</translation>
    </message>
    <message>
        <source>Không hủy</source>
        <translation>Do not cancel</translation>
    </message>
    <message>
        <source>Không đồng ý, ghi lý do ở bước sau</source>
        <translation>Decline; the reason comes next</translation>
    </message>
    <message>
        <source>Lý do: {reason}. Số đến, nếu đã vào sổ, vẫn giữ trong sổ.</source>
        <translation>Reason: {reason}. An arrival number, if there is one, stays in the book.</translation>
    </message>
    <message>
        <source>Lưu tệp này vào thư mục nào?</source>
        <translation>Into which folder should this file go?</translation>
    </message>
    <message>
        <source>Lưu tệp vào thư mục nào?</source>
        <translation>Into which folder should the files go?</translation>
    </message>
    <message>
        <source>Máy đang tải tệp về. Mất mạng giữa chừng thì có mạng lại máy tự tải tiếp.</source>
        <translation>The file is coming. If the connection is lost meanwhile, the rest comes once it is back.</translation>
    </message>
    <message>
        <source>Nơi chưa vào sổ thì thu hồi ngay, nơi đã vào sổ sẽ được hỏi ý kiến.</source>
        <translation>Those that have not registered it give it back at once; those that have are asked.</translation>
    </message>
    <message>
        <source>Nơi nhận chưa có văn bản thì sẽ không nhận được nữa. Số {notation} vẫn giữ; sửa xong gửi lại được.</source>
        <translation>Recipients that do not have it yet will not get it. Number {notation} stays; mend the document and send again.</translation>
    </message>
    <message>
        <source>Nơi này ở ngoài hệ thống, nên cần ghi đã chuyển bằng cách nào, ví dụ: bưu điện, phiếu gửi 123.</source>
        <translation>This recipient is outside the system, so please note how it was delivered, for example: by post, receipt 123.</translation>
    </message>
    <message>
        <source>Số này ghi trong sổ là đã hủy kèm lý do, và không dùng lại cho văn bản khác.</source>
        <translation>The book shows this number as void, with the reason; no other document gets it.</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Thu hồi {notation}?</source>
        <translation>Recall {notation}?</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận văn bản?</source>
        <translation>Refuse this document?</translation>
    </message>
    <message>
        <source>Vì sao không đồng ý thu hồi?</source>
        <translation>Why is the recall declined?</translation>
    </message>
    <message numerus="yes">
        <source>Yêu cầu đi tới %n nơi nhận.</source>
        <translation>
            <numerusform>The request goes to %n recipient.</numerusform>
            <numerusform>The request goes to %n recipients.</numerusform>
        </translation>
    </message>
    <message>
        <source>{notation}: đang hủy gửi, máy chủ trả lời khi có mạng.</source>
        <translation>{notation}: being withdrawn; the server answers once there is a connection.</translation>
    </message>
    <message>
        <source>{notation}: đã hủy gửi. Số vẫn giữ cho văn bản.</source>
        <translation>{notation}: withdrawn. The number stays with the document.</translation>
    </message>
    <message>
        <source>{sender} được báo kèm lý do. Văn bản vẫn giữ trong danh sách, không vào sổ; không rút lại được.</source>
        <translation>{sender} is told, with the reason. The document stays in the list without an arrival number; this cannot be taken back.</translation>
    </message>
    <message>
        <source>{sender} đề nghị thu hồi văn bản</source>
        <translation>{sender} asks for the document back</translation>
    </message>
    <message>
        <source>Đã chuyển đến {name}?</source>
        <translation>Delivered to {name}?</translation>
    </message>
    <message>
        <source>Đã ghi là đã chuyển đến {name}.</source>
        <translation>Noted as delivered to {name}.</translation>
    </message>
    <message>
        <source>Đã ghi yêu cầu thu hồi; nơi nhận sẽ được hỏi.</source>
        <translation>The recall is noted; the recipients will be asked.</translation>
    </message>
    <message>
        <source>Đã hủy số {number}.</source>
        <translation>Number {number} is void.</translation>
    </message>
    <message numerus="yes">
        <source>Đã lưu %n tệp</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã lưu tệp: {path}</source>
        <translation>File saved: {path}</translation>
    </message>
    <message>
        <source>Đã trả lời không đồng ý thu hồi.</source>
        <translation>Declined the recall.</translation>
    </message>
    <message>
        <source>Đã từ chối tiếp nhận. Nơi gửi sẽ được báo kèm lý do.</source>
        <translation>Refused. The sender is told, with the reason.</translation>
    </message>
    <message numerus="yes">
        <source>Đã vào sổ %n văn bản</source>
        <translation>
            <numerusform>%n document registered</numerusform>
            <numerusform>%n documents registered</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã vào sổ, số đến {number}.</source>
        <translation>Registered, arrival number {number}.</translation>
    </message>
    <message numerus="yes">
        <source>Đã đánh dấu đã xem %n văn bản.</source>
        <translation>
            <numerusform>%n document marked as read.</numerusform>
            <numerusform>%n documents marked as read.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã đồng ý cho thu hồi.</source>
        <translation>Agreed to the recall.</translation>
    </message>
    <message>
        <source>Đồng ý cho thu hồi</source>
        <translation>Agree to the recall</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Chưa ai đặt mã PIN trên máy này nên chưa khóa được. Đặt mã PIN ở góc phải trên.</source>
        <translation>Nobody has a PIN on this PC yet, so it cannot be locked. Set one at the top right.</translation>
    </message>
    <message>
        <source>Chưa đặt mã PIN</source>
        <translation>No PIN set</translation>
    </message>
    <message>
        <source>Chọn người dùng</source>
        <translation>Choose who you are</translation>
    </message>
    <message>
        <source>Không còn làm việc ở cơ quan</source>
        <translation>No longer at the office</translation>
    </message>
    <message>
        <source>Màn hình đang khóa</source>
        <translation>Screen locked</translation>
    </message>
    <message>
        <source>Máy vẫn tự gửi và nhận văn bản khi có mạng.</source>
        <translation>The PC goes on sending and receiving while there is a connection.</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Người khác</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Nhập mã trên phiếu đăng ký của người đó. Cần có mạng một lần.</source>
        <translation>Enter the code on that person's enrolment slip. It needs a connection once.</translation>
    </message>
    <message>
        <source>Thêm người vào máy này</source>
        <translation>Add a person to this PC</translation>
    </message>
    <message>
        <source>Thêm vào máy này</source>
        <translation>Add to this PC</translation>
    </message>
    <message>
        <source>Vào làm việc</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>chưa đặt mã PIN</source>
        <translation>no PIN yet</translation>
    </message>
    <message>
        <source>có mã PIN</source>
        <translation>has a PIN</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the server…</translation>
    </message>
</context>
<context>
    <name>DraftFacts</name>
    <message numerus="yes">
        <source>%n nơi nhận</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
    <message>
        <source>(chưa có trích yếu)</source>
        <translation>(no subject yet)</translation>
    </message>
    <message>
        <source>Bản của {name}</source>
        <translation>{name}'s text</translation>
    </message>
    <message>
        <source>Chưa chọn loại</source>
        <translation>No kind chosen</translation>
    </message>
    <message>
        <source>Chưa có nơi nhận</source>
        <translation>No recipients yet</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to send</translation>
    </message>
    <message>
        <source>Sửa dở trên máy này</source>
        <translation>Being changed on this PC</translation>
    </message>
</context>
<context>
    <name>DraftPane</name>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Reply due</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Soạn tiếp</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>Sửa lúc</source>
        <translation>Changed at</translation>
    </message>
    <message>
        <source>Xóa dự thảo</source>
        <translation>Delete draft</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Chọn một dự thảo trong danh sách để xem.</source>
        <translation>Choose a draft in the list to see it.</translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Không có dự thảo nào. Văn bản đang soạn dở tự nằm ở đây.</source>
        <translation>No drafts. What is being written is kept here by itself.</translation>
    </message>
    <message>
        <source>Nội dung dự thảo hiện ở đây khi có dự thảo.</source>
        <translation>A draft shows here once there is one.</translation>
    </message>
    <message>
        <source>Soạn văn bản mới</source>
        <translation>New document</translation>
    </message>
    <message>
        <source>Đã thôi trình. Dự thảo nằm ở máy này.</source>
        <translation>Taken back. The draft is on this PC.</translation>
    </message>
    <message>
        <source>Đã xóa dự thảo.</source>
        <translation>Draft deleted.</translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message>
        <source>Hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Hạn ngày mai</source>
        <translation>Due tomorrow</translation>
    </message>
    <message>
        <source>Hạn {day}</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>Hạn {time} hôm nay</source>
        <translation>Due {time} today</translation>
    </message>
    <message>
        <source>Hạn {time} ngày mai</source>
        <translation>Due {time} tomorrow</translation>
    </message>
    <message numerus="yes">
        <source>Quá hạn %n ngày</source>
        <translation>
            <numerusform>Overdue %n day</numerusform>
            <numerusform>Overdue %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Quá hạn {time}</source>
        <translation>Overdue {time}</translation>
    </message>
    <message>
        <source>{due} · còn {left}</source>
        <translation>{due} · {left} left</translation>
    </message>
    <message>
        <source>{late} (hạn {due})</source>
        <translation>{late} (due {due})</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>Ghi vào sổ</source>
        <translation>Enter in the book</translation>
    </message>
    <message>
        <source>Sổ ghi số đã hủy kèm lý do, và không dùng lại cho văn bản khác. Số do người khác cấp: chỉ ghi khi giấy tờ bên ấy không có số này.</source>
        <translation>The book records the number as void with the reason, and it is not used for another document. For a number of somebody else's: only where no paper there bears it.</translation>
    </message>
    <message>
        <source>Vì sao số {numbers} bỏ trống?</source>
        <translation>Why was number {numbers} left out?</translation>
    </message>
    <message>
        <source>Đã ghi lý do số {numbers} bỏ trống.</source>
        <translation>Recorded why number {numbers} was left out.</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Cuộc họp</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Hạn trả lời (nếu có)</source>
        <translation>Reply due (if any)</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nội dung ngắn gọn của văn bản, không cần ghi V/v</source>
        <translation>What the document is about, in short, without "Re:"</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Đơn vị soạn</source>
        <translation>Drafting unit</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
</context>
<context>
    <name>FileFinder</name>
    <message>
        <source>Các hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Gõ số ký hiệu hoặc tiêu đề, không dấu cũng được</source>
        <translation>Type a code or a title</translation>
    </message>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Find a case file</translation>
    </message>
    <message>
        <source>{file} (theo danh mục, chưa mở)</source>
        <translation>{file} (in the plan, not open yet)</translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi vĩnh viễn hoặc một số năm.</source>
        <translation>Write For ever, or a number of years.</translation>
    </message>
    <message>
        <source>Hồ sơ công trình, nộp lưu sau quyết toán</source>
        <translation>Construction file, goes to the archive after settlement</translation>
    </message>
    <message>
        <source>Không quá {most} năm.</source>
        <translation>At most {most} years.</translation>
    </message>
    <message>
        <source>Người lập hồ sơ</source>
        <translation>Who keeps the file</translation>
    </message>
    <message>
        <source>Số, ký hiệu hồ sơ</source>
        <translation>Code of the file</translation>
    </message>
    <message>
        <source>Thời hạn bảo quản</source>
        <translation>Retention period</translation>
    </message>
    <message>
        <source>Tiêu đề hồ sơ</source>
        <translation>Title of the file</translation>
    </message>
    <message>
        <source>Vĩnh viễn, hoặc số năm, không quá {most} năm.</source>
        <translation>For ever, or a number of years, {most} at most.</translation>
    </message>
    <message>
        <source>Vĩnh viễn, hoặc số năm.</source>
        <translation>For ever, or a number of years.</translation>
    </message>
    <message>
        <source>Đề mục, nếu có</source>
        <translation>Heading, if any</translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>Ghi đã nộp lưu</source>
        <translation>Note the transfer</translation>
    </message>
    <message>
        <source>Hồ sơ chưa có văn bản nào.</source>
        <translation>There is no document in this file yet.</translation>
    </message>
    <message>
        <source>Hồ sơ công trình</source>
        <translation>Construction file</translation>
    </message>
    <message>
        <source>In mục lục</source>
        <translation>Print the inventory</translation>
    </message>
    <message>
        <source>In mục lục, nộp hồ sơ rồi ghi đã nộp lưu.</source>
        <translation>Print the inventory, hand the file over, then note the transfer.</translation>
    </message>
    <message>
        <source>Kết thúc hồ sơ</source>
        <translation>Close the file</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Lưu Excel</source>
        <translation>Save Excel</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Lấy ra khỏi hồ sơ</source>
        <translation>Take out of the file</translation>
    </message>
    <message>
        <source>Mở lại hồ sơ</source>
        <translation>Reopen the file</translation>
    </message>
    <message>
        <source>Người lập</source>
        <translation>Kept by</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Nộp lưu chậm nhất ngày {day}.</source>
        <translation>To the archive by {day}.</translation>
    </message>
    <message>
        <source>Quá trình</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Số tờ</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Thêm văn bản</source>
        <translation>Add a document</translation>
    </message>
    <message>
        <source>Thời hạn bảo quản</source>
        <translation>Retention period</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Văn bản trong hồ sơ</source>
        <translation>Documents in the file</translation>
    </message>
    <message>
        <source>Về danh sách hồ sơ</source>
        <translation>Back to the case files</translation>
    </message>
    <message>
        <source>Đồng ý đổi thời hạn</source>
        <translation>Consent to another term</translation>
    </message>
    <message>
        <source>Đổi thời hạn bảo quản</source>
        <translation>Change retention</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Bút phê, chỉ cơ quan mình thấy</source>
        <translation>Slip, seen by this office only</translation>
    </message>
    <message>
        <source>Chưa có tệp nào.</source>
        <translation>No files yet.</translation>
    </message>
    <message numerus="yes">
        <source>Chữ ký số: có %n chữ ký, chưa kiểm tra</source>
        <translation>
            <numerusform>Digital signature: %n, not checked</numerusform>
            <numerusform>Digital signatures: %n, not checked</numerusform>
        </translation>
    </message>
    <message>
        <source>Chữ ký số: không có</source>
        <translation>Digital signature: none</translation>
    </message>
    <message>
        <source>Dùng làm tệp trả lời</source>
        <translation>Use as the reply's file</translation>
    </message>
    <message>
        <source>Văn bản chính</source>
        <translation>Main document</translation>
    </message>
    <message>
        <source>{size} · chưa về được, xem Việc của tôi</source>
        <translation>{size} · did not come, see My work</translation>
    </message>
    <message>
        <source>{size} · tệp lớn, tải khi cần</source>
        <translation>{size} · large, downloaded when wanted</translation>
    </message>
    <message>
        <source>{size} · đang về</source>
        <translation>{size} · on its way</translation>
    </message>
</context>
<context>
    <name>FilesField</name>
    <message>
        <source>Chọn tệp văn bản</source>
        <translation>Choose document files</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Giữ bản cũ</source>
        <translation>Keep the old one</translation>
    </message>
    <message>
        <source>Kéo thêm tệp kèm theo vào đây</source>
        <translation>Drag more attachments here</translation>
    </message>
    <message>
        <source>Kéo tệp vào đây, văn bản chính trước</source>
        <translation>Drag files here, the main document first</translation>
    </message>
    <message>
        <source>Lấy bản mới</source>
        <translation>Take the new one</translation>
    </message>
    <message>
        <source>Thả để gắn vào văn bản</source>
        <translation>Drop to attach to the document</translation>
    </message>
    <message>
        <source>“{name}” đã đổi ở chương trình khác. Lấy bản mới vào văn bản này?</source>
        <translation>“{name}” was changed by another program. Take the new one into this document?</translation>
    </message>
</context>
<context>
    <name>FilesPlace</name>
    <message numerus="yes">
        <source>%n hồ sơ đến hạn nộp lưu.</source>
        <translation>
            <numerusform>%n case file is due for the archive.</numerusform>
            <numerusform>%n case files are due for the archive.</numerusform>
        </translation>
    </message>
    <message>
        <source>Danh mục năm</source>
        <translation>Plan of the year</translation>
    </message>
    <message>
        <source>Ghi đã nộp lưu</source>
        <translation>Note the transfer</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu Excel</source>
        <translation>Save Excel</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Sớm nhất là {code} năm {year}, chậm nhất ngày {day}.</source>
        <translation>The first is {code} of {year}, by {day}.</translation>
    </message>
    <message>
        <source>Sửa hồ sơ {code}</source>
        <translation>Change case file {code}</translation>
    </message>
    <message>
        <source>Xem các hồ sơ này</source>
        <translation>Show these files</translation>
    </message>
    <message>
        <source>{count} hồ sơ</source>
        <translation>{count} case files</translation>
    </message>
    <message>
        <source>Đã sửa hồ sơ {code}.</source>
        <translation>Case file {code} is changed.</translation>
    </message>
</context>
<context>
    <name>FilesTab</name>
    <message>
        <source>Chưa có hồ sơ nào đang mở. Mở theo danh mục năm, hoặc mở ngoài danh mục.</source>
        <translation>No case file is open yet. Open one from the plan of the year, or outside it.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào đã kết thúc mà còn giữ ở đây.</source>
        <translation>No closed case file is kept here yet.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào đã nộp lưu.</source>
        <translation>No case file has gone to the archive yet.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào.</source>
        <translation>There is no case file yet.</translation>
    </message>
    <message>
        <source>Các hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Hồ sơ đã có trong danh mục năm thì mở ở thẻ Danh mục năm.</source>
        <translation>A file that the plan expects is opened in the tab Plan of the year.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào đến hạn nộp lưu.</source>
        <translation>No case file is due for the archive.</translation>
    </message>
    <message>
        <source>Không thấy hồ sơ nào như vậy. Thử ít chữ hơn, hoặc gõ không dấu.</source>
        <translation>There is no such case file. Try fewer words.</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Mở hồ sơ ngoài danh mục</source>
        <translation>Open a file outside the plan</translation>
    </message>
    <message>
        <source>Những hồ sơ nào</source>
        <translation>Which case files</translation>
    </message>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Find a case file</translation>
    </message>
    <message>
        <source>Tìm theo số ký hiệu, tiêu đề, người lập</source>
        <translation>Find by code, title or holder</translation>
    </message>
    <message>
        <source>Tất cả hồ sơ</source>
        <translation>All case files</translation>
    </message>
    <message>
        <source>Đang mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Đã kết thúc</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Đã nộp lưu</source>
        <translation>In the archive</translation>
    </message>
    <message>
        <source>Đến hạn nộp lưu</source>
        <translation>Due for the archive</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>Chưa mở</source>
        <translation>Not open yet</translation>
    </message>
    <message>
        <source>Danh mục hồ sơ</source>
        <translation>File plan</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Hồ sơ được bàn giao</source>
        <translation>The file was handed over</translation>
    </message>
    <message>
        <source>Hồ sơ được kết thúc</source>
        <translation>The file was closed</translation>
    </message>
    <message>
        <source>Hồ sơ được mở</source>
        <translation>The file was opened</translation>
    </message>
    <message>
        <source>Hồ sơ được mở lại</source>
        <translation>The file was reopened</translation>
    </message>
    <message>
        <source>Hồ sơ được nộp lưu</source>
        <translation>The file went to the archive</translation>
    </message>
    <message>
        <source>Hồ sơ được sửa</source>
        <translation>The file was changed</translation>
    </message>
    <message>
        <source>Kết thúc {day}</source>
        <translation>Closed {day}</translation>
    </message>
    <message>
        <source>Lấy ra {notation}: {who} – {reason}</source>
        <translation>{notation} taken out: {who} – {reason}</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Người lập</source>
        <translation>Kept by</translation>
    </message>
    <message>
        <source>Người đưa vào</source>
        <translation>Put in by</translation>
    </message>
    <message>
        <source>Quá hạn nộp lưu từ {day}</source>
        <translation>Overdue for the archive since {day}</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>Số, ký hiệu hồ sơ</source>
        <translation>Code of the file</translation>
    </message>
    <message>
        <source>TT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>Thời hạn bảo quản được đổi</source>
        <translation>Retention was changed</translation>
    </message>
    <message>
        <source>Tiêu đề hồ sơ</source>
        <translation>Title of the file</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Trùng số, ký hiệu. {stands}</source>
        <translation>Code used twice. {stands}</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Văn bản chưa về máy này</source>
        <translation>The document has not reached this PC yet</translation>
    </message>
    <message>
        <source>Văn bản trong hồ sơ</source>
        <translation>Documents in the file</translation>
    </message>
    <message>
        <source>Vĩnh viễn</source>
        <translation>For ever</translation>
    </message>
    <message>
        <source>{years} năm</source>
        <translation>{years} years</translation>
    </message>
    <message>
        <source>Đang mở từ {day}</source>
        <translation>Open since {day}</translation>
    </message>
    <message>
        <source>Đã nộp lưu {day}</source>
        <translation>To the archive {day}</translation>
    </message>
    <message>
        <source>Đến hạn nộp lưu, chậm nhất {day}</source>
        <translation>Due for the archive by {day}</translation>
    </message>
    <message>
        <source>Đề mục</source>
        <translation>Heading</translation>
    </message>
</context>
<context>
    <name>FilingDoing</name>
    <message numerus="yes">
        <source>%n văn bản đã có sẵn trong hồ sơ.</source>
        <translation>
            <numerusform>%n document was in it already.</numerusform>
            <numerusform>%n documents were in it already.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cho mượn bản lưu {notation}</source>
        <translation>Lend the kept original of {notation}</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào đang mở. Mở hồ sơ ở mục Hồ sơ trước.</source>
        <translation>No case file is open yet. Open one under Case files first.</translation>
    </message>
    <message numerus="yes">
        <source>Ghi %n hồ sơ đã nộp lưu?</source>
        <translation>
            <numerusform>Note that %n case file went to the archive?</numerusform>
            <numerusform>Note that %n case files went to the archive?</numerusform>
        </translation>
    </message>
    <message>
        <source>Ghi cho mượn</source>
        <translation>Note the loan</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi đã nộp lưu</source>
        <translation>Note the transfer</translation>
    </message>
    <message>
        <source>Gõ số, ký hiệu hoặc trích yếu</source>
        <translation>Type a number, a notation or some of the subject</translation>
    </message>
    <message>
        <source>Họ tên người mượn</source>
        <translation>Name of who borrows it</translation>
    </message>
    <message numerus="yes">
        <source>Hồ sơ có %n văn bản. Kết thúc rồi thì không thêm, bớt hay sửa nữa; cần thì mở lại, kèm lý do.</source>
        <translation>
            <numerusform>The file has %n document. Once closed, nothing is added, taken out or changed any more; it can be reopened with a reason.</numerusform>
            <numerusform>The file has %n documents. Once closed, nothing is added, taken out or changed any more; it can be reopened with a reason.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ lại thêm, bớt, sửa được. Kết thúc lại thì đếm lại.</source>
        <translation>Documents can be added and taken out again. When it is closed again, they are counted anew.</translation>
    </message>
    <message>
        <source>Hồ sơ đã nộp thì không mở lại ở đây nữa; vẫn xem và tìm được.</source>
        <translation>A file in the archive is not reopened here; it can still be looked at and searched.</translation>
    </message>
    <message>
        <source>Kết thúc hôm nay thì nộp lưu chậm nhất ngày {day}.</source>
        <translation>Closed today, it goes to the archive by {day}.</translation>
    </message>
    <message>
        <source>Kết thúc hồ sơ</source>
        <translation>Close the file</translation>
    </message>
    <message>
        <source>Kết thúc hồ sơ {code}?</source>
        <translation>Close case file {code}?</translation>
    </message>
    <message>
        <source>Lấy ra</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Lấy {notation} ra khỏi hồ sơ {code}?</source>
        <translation>Take {notation} out of case file {code}?</translation>
    </message>
    <message>
        <source>Một văn bản nằm ở nhiều hồ sơ được. Hồ sơ theo danh mục mà chưa mở thì mở luôn.</source>
        <translation>A document may lie in several files. One that the plan expects and that is not open yet is opened with this.</translation>
    </message>
    <message>
        <source>Mở lại hồ sơ</source>
        <translation>Reopen the file</translation>
    </message>
    <message>
        <source>Mở lại hồ sơ {code}?</source>
        <translation>Reopen case file {code}?</translation>
    </message>
    <message>
        <source>Ngày kết thúc</source>
        <translation>Day it ended</translation>
    </message>
    <message>
        <source>Ngày mượn</source>
        <translation>Day of the loan</translation>
    </message>
    <message>
        <source>Ngày nộp</source>
        <translation>Day of the transfer</translation>
    </message>
    <message>
        <source>Người cho phép</source>
        <translation>Permitted by</translation>
    </message>
    <message>
        <source>Nơi nhận, người nhận</source>
        <translation>Taken over by</translation>
    </message>
    <message>
        <source>Số tờ</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Thêm văn bản vào hồ sơ {code}</source>
        <translation>Add a document to case file {code}</translation>
    </message>
    <message>
        <source>Việc này vào sổ sử dụng bản lưu. In sổ ra thì người mượn ký nhận ở đó.</source>
        <translation>This goes into the register of use of kept originals. The borrower signs there once it is printed.</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Văn bản vẫn còn trong sổ và trong danh sách. Hồ sơ giữ lại lý do.</source>
        <translation>The document stays in the book and in the lists. The file keeps the reason.</translation>
    </message>
    <message>
        <source>Văn bản đến đã vào sổ hoặc văn bản đi đã có số. Một văn bản nằm ở nhiều hồ sơ được.</source>
        <translation>An incoming document that is in the book, or an outgoing one with a number. A document may lie in several files.</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi %n hồ sơ nộp lưu.</source>
        <translation>
            <numerusform>%n case file is noted as transferred.</numerusform>
            <numerusform>%n case files are noted as transferred.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã ghi cho mượn bản lưu {notation}.</source>
        <translation>The loan of the original of {notation} is noted.</translation>
    </message>
    <message>
        <source>Đã ghi trả bản lưu {notation}.</source>
        <translation>The return of the original of {notation} is noted.</translation>
    </message>
    <message>
        <source>Đã kết thúc hồ sơ {code}.</source>
        <translation>Case file {code} is closed.</translation>
    </message>
    <message>
        <source>Đã lấy văn bản ra khỏi hồ sơ {code}.</source>
        <translation>The document was taken out of case file {code}.</translation>
    </message>
    <message>
        <source>Đã mở lại hồ sơ {code}.</source>
        <translation>Case file {code} is open again.</translation>
    </message>
    <message numerus="yes">
        <source>Đã đưa %n văn bản vào hồ sơ {code}.</source>
        <translation>
            <numerusform>Put %n document into case file {code}.</numerusform>
            <numerusform>Put %n documents into case file {code}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã đổi thời hạn bảo quản của hồ sơ {code}.</source>
        <translation>Case file {code} is kept for another time now.</translation>
    </message>
    <message numerus="yes">
        <source>Đưa %n văn bản vào hồ sơ</source>
        <translation>
            <numerusform>Put %n document into a case file</numerusform>
            <numerusform>Put %n documents into a case file</numerusform>
        </translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ</source>
        <translation>Put into a case file</translation>
    </message>
    <message>
        <source>Đếm tờ giấy trong hồ sơ; hồ sơ chỉ có tệp thì để 0.</source>
        <translation>Count the sheets of paper in the file; leave 0 where it holds electronic files alone.</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Văn bản tìm thấy</source>
        <translation>Documents found</translation>
    </message>
</context>
<context>
    <name>FirstNumber</name>
    <message>
        <source>Mở sổ</source>
        <translation>Open the book</translation>
    </message>
    <message>
        <source>Số tiếp theo</source>
        <translation>Next number</translation>
    </message>
    <message>
        <source>Xem số cuối trên sổ giấy, rồi ghi số tiếp theo vào đây. Chỉ làm được khi sổ chưa có số nào trên máy.</source>
        <translation>Look at the last number in the paper book and enter the next one here. This works only while the book has no number on this PC.</translation>
    </message>
    <message>
        <source>{book} năm {year} bắt đầu từ số {number}.</source>
        <translation>{book} of {year} begins at number {number}.</translation>
    </message>
    <message>
        <source>{book} năm {year} đang đến số nào?</source>
        <translation>Where does the {book} of {year} stand?</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>64 ký tự 0-9, a-f trên phiếu; có dấu cách hay không đều được.</source>
        <translation>64 characters 0-9, a-f on the slip, with or without blanks.</translation>
    </message>
    <message>
        <source>Bắt đầu làm việc</source>
        <translation>Start working</translation>
    </message>
    <message>
        <source>Chưa có việc gì được làm dưới tên {name} ({office}). Máy này chưa dùng được với phiếu này.</source>
        <translation>Nothing has been done in the name of {name} ({office}). This PC cannot be used with this slip.</translation>
    </message>
    <message>
        <source>Chưa liên lạc được với máy chủ nên chưa đăng ký xong.</source>
        <translation>The server was not reached, so this PC is not enrolled yet.</translation>
    </message>
    <message>
        <source>Chỉ điền khi cơ quan vào mạng qua proxy, ví dụ http://10.0.0.1:3128.</source>
        <translation>Only if the office goes online through a proxy, for example http://10.0.0.1:3128.</translation>
    </message>
    <message>
        <source>Chọn phiếu đăng ký</source>
        <translation>Choose the enrolment slip</translation>
    </message>
    <message>
        <source>Chọn tệp hoặc ảnh…</source>
        <translation>Choose file or picture…</translation>
    </message>
    <message>
        <source>Chọn tệp kèm phiếu (tên có đuôi .eoffice) hoặc ảnh chụp mã QR trên phiếu, để máy biết máy chủ. Kéo thả vào đây cũng được.</source>
        <translation>Choose the slip's file (its name ends in .eoffice) or a photograph of its QR code, so that this PC knows the server. It can be dropped here too.</translation>
    </message>
    <message>
        <source>Cách khác</source>
        <translation>Another way</translation>
    </message>
    <message>
        <source>Còn thiếu máy chủ.</source>
        <translation>The server is missing.</translation>
    </message>
    <message>
        <source>Có mạng là máy tự đăng ký, không phải gõ lại. Tắt chương trình hay tắt máy rồi mở lại cũng vậy.</source>
        <translation>Once there is a connection the PC enrols by itself; nothing needs typing again. That holds after closing the program or switching off too.</translation>
    </message>
    <message>
        <source>Dán ảnh mã QR</source>
        <translation>Paste QR picture</translation>
    </message>
    <message>
        <source>Dùng tệp hoặc ảnh</source>
        <translation>Use a file or picture</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Không đúng</source>
        <translation>Not right</translation>
    </message>
    <message>
        <source>Làm việc được cả khi mất mạng. Văn bản luôn nằm trên máy này.</source>
        <translation>Works offline too. Your documents are always on this PC.</translation>
    </message>
    <message>
        <source>Lấy phiếu mang đúng tên mình, bấm “Nhập mã khác”.</source>
        <translation>Get a slip with your own name, and press “Enter another code”.</translation>
    </message>
    <message>
        <source>Máy chủ ghi trên phiếu</source>
        <translation>The server on the slip</translation>
    </message>
    <message numerus="yes">
        <source>Máy chủ đang giữ %n văn bản của cơ quan, máy này chưa có.</source>
        <translation>
            <numerusform>The server holds %n document of the office, which this PC does not have yet.</numerusform>
            <numerusform>The server holds %n documents of the office, which this PC does not have yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Máy chủ đã cài sẵn cho máy này</source>
        <translation>The server set up for this PC</translation>
    </message>
    <message>
        <source>Máy chủ đã nhập</source>
        <translation>The server entered</translation>
    </message>
    <message>
        <source>Máy chủ, nhập bằng tay</source>
        <translation>The server, typed by hand</translation>
    </message>
    <message>
        <source>Máy này là của</source>
        <translation>This PC belongs to</translation>
    </message>
    <message>
        <source>Máy này nhiều người dùng chung</source>
        <translation>Several people share this PC</translation>
    </message>
    <message>
        <source>Máy tự thử lại sau {time}.</source>
        <translation>The PC tries again in {time}.</translation>
    </message>
    <message>
        <source>Mã nhận diện máy chủ</source>
        <translation>Server fingerprint</translation>
    </message>
    <message>
        <source>Mã nhận diện máy chủ: {it}</source>
        <translation>Server fingerprint: {it}</translation>
    </message>
    <message>
        <source>Mã đã giữ trên máy này</source>
        <translation>The code kept on this PC</translation>
    </message>
    <message>
        <source>Mạng cơ quan phải qua proxy</source>
        <translation>The office's network goes through a proxy</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Nhận từ máy cũ chuyển sang…</source>
        <translation>Take over from the former PC…</translation>
    </message>
    <message>
        <source>Nhập bằng tay</source>
        <translation>Type by hand</translation>
    </message>
    <message>
        <source>Nhập mã khác</source>
        <translation>Enter another code</translation>
    </message>
    <message>
        <source>Nhập mã trên phiếu đăng ký</source>
        <translation>Enter the code on the enrolment slip</translation>
    </message>
    <message>
        <source>Phiếu do lãnh đạo, quản trị của cơ quan hoặc cơ quan cấp trên cấp cho từng người. Gõ hoặc dán mã; chữ O và số 0, chữ I, L và số 1 là như nhau.</source>
        <translation>Slips come from a leader or admin of the office, or from the office above, one for each person. Type or paste the code; the letter O and zero are the same, and so are I, L and one.</translation>
    </message>
    <message>
        <source>Phiếu này của người khác</source>
        <translation>This slip is somebody else's</translation>
    </message>
    <message>
        <source>Phiếu đăng ký: tệp .eoffice hoặc ảnh</source>
        <translation>Enrolment slip: .eoffice file or picture</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Sửa mã hoặc máy chủ</source>
        <translation>Change code or server</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Thử ngay</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Ví dụ https://10.0.0.5:8443; nhiều địa chỉ cách nhau bằng dấu phẩy.</source>
        <translation>For example https://10.0.0.5:8443; several with commas between.</translation>
    </message>
    <message>
        <source>Văn bản tải về dần, cứ làm việc ngay; mất mạng thì sau tải tiếp.</source>
        <translation>Documents come little by little; work can begin at once, and where the line breaks the fetch goes on later.</translation>
    </message>
    <message>
        <source>Xem lại cơ quan và tên</source>
        <translation>Check office and name</translation>
    </message>
    <message>
        <source>{step}, đang làm</source>
        <translation>{step}, under way</translation>
    </message>
    <message>
        <source>{step}, đã xong</source>
        <translation>{step}, done</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ… Thường mất vài giây; mạng chậm có thể lâu hơn.</source>
        <translation>Asking the server… It takes a few seconds; longer on a slow line.</translation>
    </message>
    <message>
        <source>Đang thử…</source>
        <translation>Trying…</translation>
    </message>
    <message>
        <source>Đi qua proxy.</source>
        <translation>Through a proxy.</translation>
    </message>
    <message>
        <source>Đã giữ mã, đang chờ mạng</source>
        <translation>Code kept, waiting for a connection</translation>
    </message>
    <message>
        <source>Đúng cơ quan và đúng tên chưa?</source>
        <translation>Are office and name right?</translation>
    </message>
    <message>
        <source>Đúng, bắt đầu</source>
        <translation>Yes, start</translation>
    </message>
    <message>
        <source>Đăng ký máy này</source>
        <translation>Enrol this PC</translation>
    </message>
    <message>
        <source>Đưa lại phiếu cho {name}, báo {office} cấp phiếu khác (mã này đã dùng) và ngừng quyền của máy này.</source>
        <translation>Give the slip back to {name}, and ask {office} for another slip (this code has been used) and to withdraw this PC's rights.</translation>
    </message>
    <message>
        <source>Đặt mã PIN để người khác dùng máy này không làm việc bằng tên của mình. Đặt sau cũng được.</source>
        <translation>Set a PIN, so that others at this PC cannot work in your name. It can be done later too.</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Đổi</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Báo tiến độ</source>
        <translation>Report progress</translation>
    </message>
    <message>
        <source>Chỉ cơ quan mình thấy; nơi gửi không đọc được nội dung này.</source>
        <translation>Only this office sees it; the sender cannot read it.</translation>
    </message>
    <message>
        <source>Ghi lại</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Gia hạn</source>
        <translation>Extend deadline</translation>
    </message>
    <message>
        <source>Hạn của ai?</source>
        <translation>Whose deadline?</translation>
    </message>
    <message>
        <source>Hạn của {name} là {due}.</source>
        <translation>{name}'s deadline is {due}.</translation>
    </message>
    <message>
        <source>Hạn mới</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>Hạn đang có: {due}. Hạn này vẫn tính cho đến khi lãnh đạo đồng ý.</source>
        <translation>Present deadline: {due}. It counts until a leader agrees.</translation>
    </message>
    <message>
        <source>Không gia hạn</source>
        <translation>No more time</translation>
    </message>
    <message>
        <source>Không gia hạn cho {name}.</source>
        <translation>No more time for {name}.</translation>
    </message>
    <message>
        <source>Không gia hạn thì cần ghi vì sao; người xin thấy lời ghi này.</source>
        <translation>A refusal needs its reason; whoever asked sees this note.</translation>
    </message>
    <message>
        <source>Lời ghi</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Trả lời xin gia hạn</source>
        <translation>Answer request for time</translation>
    </message>
    <message>
        <source>Xin gia hạn</source>
        <translation>Ask for more time</translation>
    </message>
    <message>
        <source>Xin đến ngày</source>
        <translation>Asked until</translation>
    </message>
    <message>
        <source>hạn {due}</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <source>{name} xin đến {due}</source>
        <translation>{name} asks until {due}</translation>
    </message>
    <message>
        <source>Đã ghi tiến độ.</source>
        <translation>Progress is noted.</translation>
    </message>
    <message>
        <source>Đã làm đến đâu?</source>
        <translation>How far is it?</translation>
    </message>
    <message>
        <source>Đã xin gia hạn, chờ lãnh đạo trả lời.</source>
        <translation>More time is asked for; a leader will answer.</translation>
    </message>
    <message>
        <source>Được bao nhiêu phần trăm (không bắt buộc)</source>
        <translation>How many percent (optional)</translation>
    </message>
    <message>
        <source>Đồng ý gia hạn</source>
        <translation>Give more time</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Cấp số trước đã.</source>
        <translation>Give the number first.</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Gửi (Ctrl+Enter)</source>
        <translation>Send (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tiếp: {step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>Trình lãnh đạo duyệt…</source>
        <translation>Submit for approval…</translation>
    </message>
    <message>
        <source>Xem tệp và đánh dấu vào ô rồi mới gửi được.</source>
        <translation>Look into the file and tick the box, then it can be sent.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đóng, để vào Dự thảo</source>
        <translation>Close, keep in Drafts</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message numerus="yes">
        <source>%n nơi trong nhóm đã ngừng hoạt động nên được bỏ qua.</source>
        <translation>
            <numerusform>%n office of the group is closed and was left out.</numerusform>
            <numerusform>%n offices of the group are closed and were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bỏ nhóm</source>
        <translation>Remove group</translation>
    </message>
    <message>
        <source>Chưa có nhóm nào</source>
        <translation>No groups yet</translation>
    </message>
    <message numerus="yes">
        <source>Lưu %n nơi nhận thành nhóm</source>
        <translation>
            <numerusform>Save %n recipient as a group</numerusform>
            <numerusform>Save %n recipients as a group</numerusform>
        </translation>
    </message>
    <message>
        <source>Lưu các nơi đang chọn thành nhóm…</source>
        <translation>Save the chosen ones as a group…</translation>
    </message>
    <message>
        <source>Lưu nhóm</source>
        <translation>Save group</translation>
    </message>
    <message>
        <source>Lần sau chỉ cần chọn nhóm này. Các máy khác của cơ quan cũng thấy.</source>
        <translation>Next time just choose this group. The office's other PCs see it too.</translation>
    </message>
    <message>
        <source>Nhóm đã lưu</source>
        <translation>Saved groups</translation>
    </message>
    <message>
        <source>Tên nhóm, ví dụ: Các xã vùng cao</source>
        <translation>Group name, for example: Upland communes</translation>
    </message>
    <message>
        <source>Đã bỏ nhóm “{name}”.</source>
        <translation>Group "{name}" removed.</translation>
    </message>
    <message>
        <source>Đã lưu nhóm “{name}”.</source>
        <translation>Group "{name}" saved.</translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message numerus="yes">
        <source>%n dự thảo</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dự thảo trên máy này</source>
        <translation>
            <numerusform>%n draft on this PC</numerusform>
            <numerusform>%n drafts on this PC</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ</source>
        <translation>
            <numerusform>%n case file</numerusform>
            <numerusform>%n case files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sổ</source>
        <translation>
            <numerusform>%n book</numerusform>
            <numerusform>%n books</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc trên máy này chưa gửi tới máy chủ</source>
        <translation>
            <numerusform>%n act on this PC not sent to the server</numerusform>
            <numerusform>%n acts on this PC not sent to the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản đang xử lý chuyển sang người nhận.</source>
        <translation>
            <numerusform>%n document in work goes to who receives.</numerusform>
            <numerusform>%n documents in work go to who receives.</numerusform>
        </translation>
    </message>
    <message>
        <source>Biên bản bàn giao</source>
        <translation>Record of handover</translation>
    </message>
    <message>
        <source>Biên bản được lưu để in và ký. Không hoàn tác được.</source>
        <translation>The record is kept to be printed and signed. It cannot be undone.</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Bàn giao công việc</source>
        <translation>Hand work over</translation>
    </message>
    <message>
        <source>Bàn giao việc của {name} cho {other}?</source>
        <translation>Hand {name}'s work over to {other}?</translation>
    </message>
    <message>
        <source>Bàn giao…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>Chuyển cả vai trò</source>
        <translation>Roles go along</translation>
    </message>
    <message>
        <source>Chuyển cả vai trò: {roles}</source>
        <translation>Roles go along: {roles}</translation>
    </message>
    <message>
        <source>Chưa có lần bàn giao nào.</source>
        <translation>Nothing has been handed over yet.</translation>
    </message>
    <message>
        <source>Chưa xong</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Các lần bàn giao</source>
        <translation>Handovers</translation>
    </message>
    <message>
        <source>Dự thảo đang trình</source>
        <translation>Drafts under review</translation>
    </message>
    <message>
        <source>Hồ sơ đang giữ</source>
        <translation>Case files held</translation>
    </message>
    <message>
        <source>Hồ sơ đang giữ và dự thảo đang trình cũng chuyển sang người nhận.</source>
        <translation>Case files held and drafts under review go over too.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>In biên bản {title}</source>
        <translation>Print the record {title}</translation>
    </message>
    <message>
        <source>Khi một người nghỉ, chuyển việc hoặc đi vắng lâu: mọi việc đang giữ sang người khác trong một bước. Người nhận chưa có máy thì cấp phiếu đăng ký trước; không còn ai cấp được thì xin phiếu của cơ quan cấp trên.</source>
        <translation>When somebody leaves, changes duties or is away for long: everything in hand goes to somebody else in one step. Who receives needs a PC first, by a slip; where nobody here can make one, ask the office above.</translation>
    </message>
    <message>
        <source>Không có văn bản nào đang xử lý</source>
        <translation>No document in work</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Lưu biên bản {title}</source>
        <translation>Save the record {title}</translation>
    </message>
    <message>
        <source>Máy của người nhận giữ sổ từ nay</source>
        <translation>The PC of who receives keeps the books from now on</translation>
    </message>
    <message>
        <source>Mã PIN của {name}</source>
        <translation>{name}'s PIN</translation>
    </message>
    <message>
        <source>Người bàn giao</source>
        <translation>Who hands over</translation>
    </message>
    <message>
        <source>Người bàn giao không vào làm việc được nữa.</source>
        <translation>Who hands over cannot work here any more.</translation>
    </message>
    <message>
        <source>Người bàn giao vắng mặt, không xác nhận được</source>
        <translation>Who hands over is not there and cannot confirm</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Who receives</translation>
    </message>
    <message>
        <source>Người nhận chưa có vai trò của mình thì nhờ lãnh đạo bàn giao giúp.</source>
        <translation>Where who receives does not have your role, a leader has to hand over for you.</translation>
    </message>
    <message>
        <source>Ngừng cả quyền của máy chỉ người đó dùng</source>
        <translation>Shut out PCs that are that person's alone</translation>
    </message>
    <message>
        <source>Ngừng quyền của người bàn giao</source>
        <translation>End the access of who hands over</translation>
    </message>
    <message>
        <source>Sổ do máy của người nhận giữ; máy cũ không cấp số được nữa.</source>
        <translation>The PC of who receives keeps the books; the old PC gives no numbers any more.</translation>
    </message>
    <message>
        <source>Sổ đang giữ</source>
        <translation>Books kept</translation>
    </message>
    <message>
        <source>Việc chưa gửi trên máy bị thu hồi quyền sẽ không tới được nữa.</source>
        <translation>What a PC that is shut out has not sent does not arrive any more.</translation>
    </message>
    <message>
        <source>Vì sao người bàn giao vắng mặt</source>
        <translation>Why who hands over is not there</translation>
    </message>
    <message>
        <source>bỏ trống số {gaps}</source>
        <translation>passed over: {gaps}</translation>
    </message>
    <message>
        <source>không có số bỏ trống</source>
        <translation>no number passed over</translation>
    </message>
    <message numerus="yes">
        <source>và %n mục khác</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>và %n văn bản khác</source>
        <translation>
            <numerusform>and %n more document</numerusform>
            <numerusform>and %n more documents</numerusform>
        </translation>
    </message>
    <message>
        <source>vắng mặt</source>
        <translation>not there</translation>
    </message>
    <message>
        <source>{book}: số cuối {last}, {gaps}</source>
        <translation>{book}: last number {last}, {gaps}</translation>
    </message>
    <message>
        <source>{code} · {title} (trong danh mục, chưa mở)</source>
        <translation>{code} · {title} (in the plan, not opened yet)</translation>
    </message>
    <message>
        <source>{name} đang giữ</source>
        <translation>{name} has in hand</translation>
    </message>
    <message>
        <source>{subject} (chờ người này duyệt)</source>
        <translation>{subject} (awaits this person’s approval)</translation>
    </message>
    <message numerus="yes">
        <source>Đang xử lý %n văn bản</source>
        <translation>
            <numerusform>%n document in work</numerusform>
            <numerusform>%n documents in work</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã bàn giao. Biên bản ở cuối trang này, để in và ký.</source>
        <translation>Handed over. The record is at the end of this page, to be printed and signed.</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Bản lưu đang cho mượn</source>
        <translation>Original lent to</translation>
    </message>
    <message>
        <source>Chưa gửi cho nơi nào.</source>
        <translation>Not sent to anybody yet.</translation>
    </message>
    <message>
        <source>Gửi {names}</source>
        <translation>To {names}</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Issue date</translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Sắp gửi, còn hoàn tác được</source>
        <translation>About to be sent, can be undone</translation>
    </message>
    <message>
        <source>Số tờ</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation>Arrival no.</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>Thuộc hồ sơ</source>
        <translation>In case file</translation>
    </message>
    <message>
        <source>Từ {sender}</source>
        <translation>From {sender}</translation>
    </message>
    <message>
        <source>Từ {sender} · {source} · nhận lúc {when}</source>
        <translation>From {sender} · {source} · received {when}</translation>
    </message>
    <message>
        <source>chờ cho ý kiến</source>
        <translation>awaiting directive</translation>
    </message>
    <message>
        <source>chờ nhận xử lý</source>
        <translation>to accept</translation>
    </message>
    <message>
        <source>chờ trình</source>
        <translation>to present</translation>
    </message>
    <message>
        <source>chờ vào sổ</source>
        <translation>to register</translation>
    </message>
    <message>
        <source>chờ {name} nhận</source>
        <translation>waiting for {name} to accept</translation>
    </message>
    <message>
        <source>gửi {sent} · đến {came}</source>
        <translation>sent {sent} · arrived {came}</translation>
    </message>
    <message>
        <source>gửi {sent}, đến {came}</source>
        <translation>sent {sent}, arrived {came}</translation>
    </message>
    <message>
        <source>gửi {when}</source>
        <translation>sent {when}</translation>
    </message>
    <message numerus="yes">
        <source>và %n nơi khác</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang hủy gửi</source>
        <translation>Being withdrawn</translation>
    </message>
    <message>
        <source>đến {came}</source>
        <translation>arrived {came}</translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>Đã hoàn tác.</source>
        <translation>Undone.</translation>
    </message>
    <message>
        <source>Đã quá mười giây nên không hoàn tác được nữa.</source>
        <translation>More than ten seconds have passed, so it can no longer be undone.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Các trang trợ giúp</source>
        <translation>Help pages</translation>
    </message>
    <message>
        <source>In trang này</source>
        <translation>Print this page</translation>
    </message>
    <message>
        <source>Không có trang nào nói về điều này. Thử ít chữ hơn.</source>
        <translation>No page speaks of this. Try fewer words.</translation>
    </message>
    <message>
        <source>Trang trợ giúp</source>
        <translation>Help page</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Tìm trong trợ giúp</source>
        <translation>Search the help</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Chờ cho ý kiến</source>
        <translation>Awaiting directive</translation>
    </message>
    <message>
        <source>Chờ nhận xử lý</source>
        <translation>To accept</translation>
    </message>
    <message>
        <source>Chờ trình lãnh đạo</source>
        <translation>To present to a leader</translation>
    </message>
    <message>
        <source>Chờ vào sổ</source>
        <translation>To register</translation>
    </message>
    <message>
        <source>Sửa ý kiến chỉ đạo</source>
        <translation>Change directive</translation>
    </message>
    <message>
        <source>chủ trì: {names}</source>
        <translation>lead: {names}</translation>
    </message>
    <message>
        <source>hạn {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>phối hợp: {names}</source>
        <translation>collaborators: {names}</translation>
    </message>
    <message>
        <source>số {number}</source>
        <translation>number {number}</translation>
    </message>
    <message>
        <source>trả lời bằng {notation}</source>
        <translation>answered by {notation}</translation>
    </message>
    <message>
        <source>{sender} phát hành</source>
        <translation>Dispatched by {sender}</translation>
    </message>
    <message>
        <source>Đã đến máy của cơ quan</source>
        <translation>Arrived at this office's PC</translation>
    </message>
    <message>
        <source>Đề nghị trả lời</source>
        <translation>Ask for an answer</translation>
    </message>
    <message>
        <source>đến {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>đề xuất {name} chủ trì</source>
        <translation>proposes {name} to lead</translation>
    </message>
    <message>
        <source>để biết: {names}</source>
        <translation>for information: {names}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>"{words}"</translation>
    </message>
</context>
<context>
    <name>HourLine</name>
    <message>
        <source>Giờ của hạn, có thể để trống</source>
        <translation>Hour of the deadline, may stay empty</translation>
    </message>
    <message>
        <source>giờ (nếu có)</source>
        <translation>hour (if any)</translation>
    </message>
</context>
<context>
    <name>Inviting</name>
    <message>
        <source>Danh sách dự họp {notation}</source>
        <translation>Attendance {notation}</translation>
    </message>
    <message>
        <source>Ghi giờ họp</source>
        <translation>Note the hour</translation>
    </message>
    <message>
        <source>Ghi vào lịch</source>
        <translation>Put into the week</translation>
    </message>
    <message>
        <source>Không phải giấy mời họp: bỏ khỏi lịch</source>
        <translation>This calls to no meeting: take it out of the week</translation>
    </message>
    <message>
        <source>gợi ý theo văn bản, hãy đối chiếu</source>
        <translation>suggested from the text, please check</translation>
    </message>
    <message>
        <source>Đã bỏ khỏi Lịch tuần.</source>
        <translation>Taken out of the week.</translation>
    </message>
    <message>
        <source>Đã ghi giờ họp vào Lịch tuần.</source>
        <translation>The meeting stands in the week.</translation>
    </message>
    <message>
        <source>Đã ghi người dự họp.</source>
        <translation>Who attends is noted.</translation>
    </message>
    <message>
        <source>Đã ghi vào lịch. Giấy mời đến ngoài hệ thống: cần thì báo nơi mời cách khác.</source>
        <translation>Noted in the week. The invitation came by another road: tell who invites by that road where needed.</translation>
    </message>
    <message>
        <source>Đã trả lời giấy mời. Nơi mời thấy ở lần gửi nhận tới.</source>
        <translation>The invitation is answered. Who invites sees it at the next exchange.</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Có lẽ văn bản này đã có số đến {number}</source>
        <translation>This document may have arrival number {number} already</translation>
    </message>
    <message>
        <source>Có vẻ là một với văn bản này:</source>
        <translation>It seems to be the same as:</translation>
    </message>
    <message>
        <source>Dùng khi cùng một văn bản đến bằng hai đường, ví dụ bản giấy và bản qua hệ thống. Trong sổ chỉ có một dòng; không lấy thêm số.</source>
        <translation>For one document that came by two roads, say on paper and through the system. The book has one row; no number is taken.</translation>
    </message>
    <message>
        <source>Dùng khi đã nhập nhầm hai văn bản khác nhau làm một. Số đến {number} ở lại với văn bản kia; văn bản này trở về chờ vào sổ, hoặc lấy lại số đến đã bỏ khi nhập. Quá trình xử lý của cả hai vẫn giữ. Nơi gửi được báo.</source>
        <translation>For two different documents that were joined by mistake. Arrival number {number} stays with the other one; this one waits to be registered again, or has back the number that it gave up. What was noted of both is kept. The sender is told.</translation>
    </message>
    <message>
        <source>Gõ số ký hiệu hoặc vài chữ của trích yếu</source>
        <translation>Type a notation or a few words of the subject</translation>
    </message>
    <message>
        <source>Hai bản khác nhau ở: {what}. Lý do được ghi vào quá trình xử lý của cả hai.</source>
        <translation>The two differ in: {what}. The reason is noted in the history of both.</translation>
    </message>
    <message>
        <source>Nhập chung số đến</source>
        <translation>Join under one number</translation>
    </message>
    <message>
        <source>Nhập vào số đến {number}</source>
        <translation>Join to {number}</translation>
    </message>
    <message>
        <source>Nhập vào số đến đã có</source>
        <translation>Join to a number</translation>
    </message>
    <message>
        <source>Tách khỏi số đến {number}</source>
        <translation>Part from arrival number {number}</translation>
    </message>
    <message>
        <source>Tách ra</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Vào sổ số mới</source>
        <translation>Register anew</translation>
    </message>
    <message>
        <source>Vì sao vẫn là một văn bản?</source>
        <translation>Why are they one document?</translation>
    </message>
    <message>
        <source>Văn bản đã vào sổ</source>
        <translation>Registered document</translation>
    </message>
    <message>
        <source>Đã nhập vào số đến {number}. Không lấy thêm số.</source>
        <translation>Joined to arrival number {number}. No number was taken.</translation>
    </message>
    <message>
        <source>Đã tách ra. Văn bản này chờ vào sổ.</source>
        <translation>Parted. This document waits to be registered.</translation>
    </message>
    <message>
        <source>Đã tách ra. Văn bản này lấy lại số đến {number}.</source>
        <translation>Parted. This document has its arrival number {number} again.</translation>
    </message>
</context>
<context>
    <name>KeepForm</name>
    <message>
        <source>Ai đồng ý</source>
        <translation>Who has consented</translation>
    </message>
    <message>
        <source>Chỉ đổi khi có người có thẩm quyền đồng ý. Mục lục hồ sơ ghi rõ ai đồng ý và lý do.</source>
        <translation>Only where somebody entitled has consented. The inventory names who consented, and why.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ngày đồng ý</source>
        <translation>Day of the consent</translation>
    </message>
    <message>
        <source>Người hoặc hội đồng đã đồng ý</source>
        <translation>Person or council that consented</translation>
    </message>
    <message>
        <source>Thời hạn bảo quản mới</source>
        <translation>New retention period</translation>
    </message>
    <message>
        <source>Vĩnh viễn, hoặc số năm, khác thời hạn đang ghi.</source>
        <translation>For ever, or a number of years, other than the present term.</translation>
    </message>
    <message>
        <source>Đổi thời hạn</source>
        <translation>Change term</translation>
    </message>
    <message>
        <source>Đổi thời hạn bảo quản của hồ sơ {code}</source>
        <translation>Change how long case file {code} is kept</translation>
    </message>
</context>
<context>
    <name>KeptSearches</name>
    <message>
        <source>Bỏ tìm kiếm đã lưu</source>
        <translation>Remove a saved search</translation>
    </message>
    <message>
        <source>Chưa lưu tìm kiếm nào</source>
        <translation>No search saved yet</translation>
    </message>
    <message>
        <source>Lưu tìm kiếm</source>
        <translation>Save search</translation>
    </message>
    <message>
        <source>Lưu tìm kiếm này</source>
        <translation>Save this search</translation>
    </message>
    <message>
        <source>Lưu tìm kiếm này…</source>
        <translation>Save this search…</translation>
    </message>
    <message>
        <source>Lần sau mở lại bằng một lần bấm. Chỉ lưu trên máy này, cho riêng người đang dùng.</source>
        <translation>Next time one click opens it. It is kept on this PC only, for the person who uses it now.</translation>
    </message>
    <message>
        <source>Tên, ví dụ: Đất đai năm nay</source>
        <translation>Name, for example: Land this year</translation>
    </message>
    <message>
        <source>Tìm kiếm đã lưu</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>Đã bỏ tìm kiếm “{name}”.</source>
        <translation>The search “{name}” is removed.</translation>
    </message>
    <message>
        <source>Đã lưu tìm kiếm “{name}”.</source>
        <translation>The search “{name}” is saved.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Thoát hẳn chương trình</source>
        <translation>Quit the program</translation>
    </message>
    <message>
        <source>Văn bản vẫn tự gửi đi và nhận về; hỏa tốc đến thì máy báo. Mở lại cửa sổ ở biểu tượng cạnh đồng hồ. Muốn dừng hẳn, bấm chuột phải vào biểu tượng đó rồi chọn “Thoát hẳn chương trình”.</source>
        <translation>Documents go on being sent and received; a most urgent one is told. Open the window again from the icon beside the clock. To stop for good, right-click that icon and choose "Quit the program".</translation>
    </message>
    <message>
        <source>Đã bỏ phần sửa trên máy này. Bản đã trình vẫn còn.</source>
        <translation>The changes on this PC are dropped. The submitted text is still there.</translation>
    </message>
    <message>
        <source>Đã rõ</source>
        <translation>I see</translation>
    </message>
    <message>
        <source>Đã xóa dự thảo.</source>
        <translation>Draft deleted.</translation>
    </message>
    <message>
        <source>Đóng cửa sổ, chương trình vẫn làm việc</source>
        <translation>Close the window, the program goes on</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Có trong nội dung tệp</source>
        <translation>Found inside files</translation>
    </message>
    <message>
        <source>Không có văn bản nào ở mục này để đọc.</source>
        <translation>There is no document to read here.</translation>
    </message>
    <message>
        <source>Không thấy văn bản nào có “{typed}”. Thử ít chữ hơn, hoặc gõ không dấu.</source>
        <translation>No document with "{typed}". Try fewer words; marks need not be typed.</translation>
    </message>
</context>
<context>
    <name>LookField</name>
    <message>
        <source>Mở tệp</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Đã xem tệp, không có dấu Mật</source>
        <translation>I have looked at the file: no secrecy mark</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Thả tệp vào đây để gửi văn bản</source>
        <translation>Drop files here to send a document</translation>
    </message>
    <message>
        <source>Văn phòng điện tử</source>
        <translation>e-Office</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>Từng văn bản ở từng cơ quan</source>
        <translation>Each document at each office</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>hạn {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>không gửi cho nơi này</source>
        <translation>not sent to this office</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message numerus="yes">
        <source>%n ngày qua</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Chú giải</source>
        <translation>Legend</translation>
    </message>
    <message numerus="yes">
        <source>Chỉ hiện %n văn bản mới nhất của thời gian này.</source>
        <translation>
            <numerusform>Only the %n newest document of this time is shown.</numerusform>
            <numerusform>Only the %n newest documents of this time are shown.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chỉ văn bản còn nơi chưa xong</source>
        <translation>Only with a recipient not done</translation>
    </message>
    <message>
        <source>Khoảng thời gian</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Không có văn bản nào gửi cấp dưới trong thời gian này.</source>
        <translation>No document went to the offices below in this time.</translation>
    </message>
</context>
<context>
    <name>MatrixWords</name>
    <message>
        <source>G</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>V</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>{state}, quá hạn</source>
        <translation>{state}, overdue</translation>
    </message>
    <message>
        <source>{state}, đến nơi sau hạn</source>
        <translation>{state}, arrived after the due date</translation>
    </message>
    <message>
        <source>Đ</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Đã gửi, chưa đến</source>
        <translation>Sent, not arrived yet</translation>
    </message>
    <message>
        <source>Đã vào sổ, đang xử lý</source>
        <translation>Registered, being handled</translation>
    </message>
    <message>
        <source>Đã đến, chưa xem</source>
        <translation>Arrived, not opened yet</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>Chủ trì (nếu có)</source>
        <translation>Chair (if any)</translation>
    </message>
    <message>
        <source>Ghi thêm giờ kết thúc của ngày này</source>
        <translation>Say at what hour of that day it ends</translation>
    </message>
    <message>
        <source>Giờ bắt đầu họp</source>
        <translation>Hour at which the meeting begins</translation>
    </message>
    <message>
        <source>Giờ kết thúc phải sau giờ bắt đầu</source>
        <translation>It has to end after it begins</translation>
    </message>
    <message>
        <source>Giờ kết thúc, có thể để trống</source>
        <translation>Hour at which it ends, may be empty</translation>
    </message>
    <message>
        <source>Kết thúc (nếu có)</source>
        <translation>Ends (if known)</translation>
    </message>
    <message>
        <source>Ngày hoặc giờ họp viết chưa đúng</source>
        <translation>Day or hour is not written right</translation>
    </message>
    <message>
        <source>Ngày hoặc giờ kết thúc viết chưa đúng</source>
        <translation>Day or hour of the end is not written right</translation>
    </message>
    <message>
        <source>Ngày, giờ họp</source>
        <translation>Day and hour</translation>
    </message>
    <message>
        <source>Thành phần được mời (nếu có)</source>
        <translation>Who is asked to come (if named)</translation>
    </message>
    <message>
        <source>giờ</source>
        <translation>hour</translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>Meetings</name>
    <message numerus="yes">
        <source>%n người dự</source>
        <translation>
            <numerusform>%n person attends</numerusform>
            <numerusform>%n people attend</numerusform>
        </translation>
    </message>
    <message>
        <source>Cuộc họp</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Họp {hours}, {weekday} {day}, tại {place}.</source>
        <translation>Meeting {hours}, {weekday} {day}, in {place}.</translation>
    </message>
    <message>
        <source>Họp {time} hôm nay</source>
        <translation>Meeting {time} today</translation>
    </message>
    <message>
        <source>Họp {time} ngày mai</source>
        <translation>Meeting {time} tomorrow</translation>
    </message>
    <message>
        <source>Họp {time}, {day}</source>
        <translation>Meeting {time}, {day}</translation>
    </message>
    <message>
        <source>Họp đến {time} ngày {day}.</source>
        <translation>Until {time} on {day}.</translation>
    </message>
    <message>
        <source>Không dự: {reason}</source>
        <translation>Nobody attends: {reason}</translation>
    </message>
    <message>
        <source>cả ngày</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>từ {time}</source>
        <translation>from {time}</translation>
    </message>
    <message>
        <source>Đã qua giờ họp</source>
        <translation>Past its hour</translation>
    </message>
    <message>
        <source>Đã trả lời {answered}/{asked}</source>
        <translation>{answered} of {asked} answered</translation>
    </message>
    <message>
        <source>Đến sau giờ họp</source>
        <translation>Came after its hour</translation>
    </message>
    <message>
        <source>đến {time}</source>
        <translation>until {time}</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>Thêm: loại, ngày, người ký, hạn, độ khẩn, nơi nhận</source>
        <translation>More: kind, date, signer, due, urgency, recipients</translation>
    </message>
</context>
<context>
    <name>MoveIn</name>
    <message>
        <source>Bước 2: mở ở máy này tệp mà máy cũ đã đóng gói. Máy này thay chỗ máy cũ; số cấp tiếp theo nối liền. Sai mã hay tệp hỏng thì chưa có gì thay đổi, làm lại được.</source>
        <translation>Step 2: open at this PC the file that the former one has packed. This PC takes its place, and its numbers go on without a gap. With a wrong code or a damaged file nothing is changed, and you can try again.</translation>
    </message>
    <message>
        <source>Bắt đầu làm việc</source>
        <translation>Start working</translation>
    </message>
    <message>
        <source>Có số khác máy cũ. Giữ máy cũ và tệp chuyển nguyên như vậy, báo bộ phận hỗ trợ.</source>
        <translation>A count differs from the former PC's. Keep that PC and the move's file as they are and tell support.</translation>
    </message>
    <message>
        <source>Mã mở tệp, hiện ở máy cũ, 6 nhóm</source>
        <translation>Code that opens the file, shown at the former PC, 6 groups</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Nhận từ máy cũ chuyển sang</source>
        <translation>Take over from the former PC</translation>
    </message>
    <message>
        <source>Tệp chuyển</source>
        <translation>The move's file</translation>
    </message>
    <message>
        <source>Đã nhận đủ. Máy này đã thay chỗ máy cũ. Giờ có thể xóa tệp chuyển.</source>
        <translation>All of it is here. This PC has taken the former one's place. The move's file may be deleted now.</translation>
    </message>
</context>
<context>
    <name>MoveOut</name>
    <message numerus="yes">
        <source>%n tệp hỏng hoặc thiếu ở máy này nên không đi cùng.</source>
        <translation>
            <numerusform>%n file is damaged or missing here and does not go along.</numerusform>
            <numerusform>%n files are damaged or missing here and do not go along.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bước 1: đóng gói ở máy này. Mọi văn bản, tệp, dự thảo, sổ và việc chưa gửi đi cùng; số cấp ở máy mới nối tiếp, không nhảy. Không gì bị xóa ở máy này.</source>
        <translation>Step 1: pack at this PC. All documents, files, drafts, books and what is not sent go along; numbers go on at the new PC without a gap. Nothing is deleted here.</translation>
    </message>
    <message>
        <source>Bước 2, ở máy mới: cài chương trình, mở, bấm “Nhận từ máy cũ chuyển sang…”, chọn tệp, gõ mã. Cần mạng một lần. Máy mới nói lại các con số trên để so. Khi máy mới đã mở được, xóa tệp chuyển.</source>
        <translation>Step 2, at the new PC: install the program, open it, choose “Take over from the former PC…”, choose the file, type the code. It needs a line once. The new PC tells the same counts, to compare. Delete the file once the new PC is open.</translation>
    </message>
    <message>
        <source>Chuyển sang máy khác</source>
        <translation>Move to another PC</translation>
    </message>
    <message>
        <source>Ghi tệp chuyển vào</source>
        <translation>Write the file to</translation>
    </message>
    <message>
        <source>Máy này làm tiếp. Hãy xóa tệp chuyển: nếu mở nó ở máy khác, máy chủ chỉ cho một máy đi tiếp.</source>
        <translation>This PC goes on. Delete the move's file: were it opened elsewhere, the server lets only one of both go on.</translation>
    </message>
    <message>
        <source>Mã chỉ hiện lần này. Chép ra giấy, để riêng, không để cùng tệp.</source>
        <translation>It is shown this once. Write it on paper and keep it apart from the file.</translation>
    </message>
    <message>
        <source>Mã mở tệp: {code}</source>
        <translation>Code that opens the file: {code}</translation>
    </message>
    <message>
        <source>Thôi chuyển, làm tiếp ở máy này</source>
        <translation>Take the move back, go on here</translation>
    </message>
    <message>
        <source>Tệp: {file}</source>
        <translation>File: {file}</translation>
    </message>
    <message>
        <source>USB hoặc thư mục dùng chung. Tệp được mã hóa, không có mã thì không ai mở được.</source>
        <translation>A stick or a shared folder. The file is encrypted; without the code nobody can open it.</translation>
    </message>
    <message>
        <source>Đang mở lại máy này…</source>
        <translation>Opening this PC again…</translation>
    </message>
    <message>
        <source>Đang đóng gói và đọc lại kiểm tra. Có thể mất vài phút.</source>
        <translation>Packing, then reading it back. This may take minutes.</translation>
    </message>
    <message>
        <source>Đã chép mã ra giấy</source>
        <translation>The code is written down</translation>
    </message>
    <message>
        <source>Đã đóng gói và đọc lại kiểm tra ({size}).</source>
        <translation>Packed, read back and checked ({size}).</translation>
    </message>
    <message>
        <source>Đã đóng gói. Chép mã mở tệp ra giấy.</source>
        <translation>Packed. Write the code down on paper.</translation>
    </message>
    <message>
        <source>Đóng chương trình</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Đóng gói và dừng máy này</source>
        <translation>Pack and stop this PC</translation>
    </message>
    <message>
        <source>Đóng gói xong, máy này dừng: không gửi, không nhận, không cấp số nữa. Nếu đổi ý trước khi mở tệp ở máy mới, có thể thôi chuyển và làm tiếp ở đây.</source>
        <translation>Once packed, this PC stops: it sends, receives and numbers nothing more. Should you change your mind before the file is opened at the new PC, the move can be taken back here.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Give number</translation>
    </message>
    <message>
        <source>Soạn văn bản mới</source>
        <translation>New document</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>NewsModel</name>
    <message>
        <source>Thời gian</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
</context>
<context>
    <name>NewsWords</name>
    <message>
        <source>Có liên lạc với máy chủ</source>
        <translation>In contact with the server</translation>
    </message>
    <message>
        <source>Máy chủ không nhận một việc</source>
        <translation>The server did not take a piece of work</translation>
    </message>
    <message>
        <source>Máy chủ không nhận {notation}</source>
        <translation>The server did not take {notation}</translation>
    </message>
    <message>
        <source>Máy chủ đã nhận đủ văn bản đi</source>
        <translation>The server has the whole document</translation>
    </message>
    <message>
        <source>Máy này chưa được phép gửi nhận.</source>
        <translation>This PC may not send or receive.</translation>
    </message>
    <message>
        <source>Mất liên lạc với máy chủ.</source>
        <translation>Lost contact with the server.</translation>
    </message>
    <message>
        <source>Một tệp của văn bản được để riêng</source>
        <translation>A file of the document was set aside</translation>
    </message>
    <message>
        <source>Tệp của văn bản đến đã về đủ</source>
        <translation>All its files are here</translation>
    </message>
    <message>
        <source>Văn bản đến từ {sender}</source>
        <translation>Came from {sender}</translation>
    </message>
    <message>
        <source>Đã tải xong văn bản của cơ quan. Trước đó: máy này {before}, máy chủ {at_server}. Bây giờ: máy này {now}.</source>
        <translation>All documents of the office are fetched. Before: {before} on this PC, {at_server} at the server. Now: {now} on this PC.</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Mở văn bản: {subject}</source>
        <translation>Open document: {subject}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n văn bản vừa đến</source>
        <translation>
            <numerusform>%n document has come</numerusform>
            <numerusform>%n documents have come</numerusform>
        </translation>
    </message>
    <message>
        <source>Mở cửa sổ</source>
        <translation>Open the window</translation>
    </message>
    <message>
        <source>Thoát hẳn chương trình</source>
        <translation>Quit the program</translation>
    </message>
    <message>
        <source>Văn bản hỏa tốc vừa đến</source>
        <translation>A most urgent document has come</translation>
    </message>
    <message>
        <source>Văn bản vừa đến</source>
        <translation>A document has come</translation>
    </message>
    <message>
        <source>Văn phòng điện tử</source>
        <translation>e-Office</translation>
    </message>
</context>
<context>
    <name>NumberAsking</name>
    <message>
        <source>Cấp số</source>
        <translation>Give number</translation>
    </message>
    <message>
        <source>Cấp số chưa phải là gửi. Số đã cấp giữ cho văn bản này.</source>
        <translation>Giving a number does not send. The number stays with this document.</translation>
    </message>
    <message>
        <source>Dùng số {number}</source>
        <translation>Use number {number}</translation>
    </message>
    <message>
        <source>Ghi lý do rồi mới cấp số này được.</source>
        <translation>This number needs a reason.</translation>
    </message>
    <message>
        <source>Lấy số tiếp theo trong sổ.</source>
        <translation>Take the next number in the book.</translation>
    </message>
    <message>
        <source>Máy này chưa có số để cấp</source>
        <translation>This PC has no numbers to give</translation>
    </message>
    <message>
        <source>Số sẽ cấp: {notation}</source>
        <translation>Number to be given: {notation}</translation>
    </message>
    <message>
        <source>Số {number} chưa được cấp: {notation}</source>
        <translation>Number {number} has not been given yet: {notation}</translation>
    </message>
    <message>
        <source>Số đã ghi sẵn trên giấy</source>
        <translation>The number already on the paper</translation>
    </message>
    <message>
        <source>Số đã ghi sẵn trên giấy:</source>
        <translation>The number already on the paper:</translation>
    </message>
    <message>
        <source>Sổ giấy năm nay đã có số? Ghi số tiếp theo…</source>
        <translation>Does this year's paper book have numbers? Enter the next one…</translation>
    </message>
</context>
<context>
    <name>NumberGiven</name>
    <message>
        <source>Chép số, ký hiệu</source>
        <translation>Copy notation</translation>
    </message>
    <message>
        <source>Chưa quét ngay cũng được: văn bản chờ ở Văn bản đi › Đã cấp số, chờ bản quét.</source>
        <translation>It need not be scanned at once: the document waits in Outgoing › Numbered, waiting for the scan.</translation>
    </message>
    <message>
        <source>Gắn bản quét…</source>
        <translation>Attach the scan…</translation>
    </message>
    <message>
        <source>Không cần in, đóng dấu và quét.</source>
        <translation>No need to print, seal and scan.</translation>
    </message>
    <message>
        <source>Nếu tệp đang gắn đã là bản đóng dấu thì đi tiếp.</source>
        <translation>If the file attached is the sealed copy, go on.</translation>
    </message>
    <message>
        <source>Số {number}</source>
        <translation>Number {number}</translation>
    </message>
    <message>
        <source>Thay bằng bản quét…</source>
        <translation>Replace by the scan…</translation>
    </message>
    <message numerus="yes">
        <source>Tệp có %n chữ ký số, chưa kiểm tra.</source>
        <translation>
            <numerusform>The file has %n digital signature, not checked.</numerusform>
            <numerusform>The file has %n digital signatures, not checked.</numerusform>
        </translation>
    </message>
    <message>
        <source>Viết số và ngày lên giấy, đóng dấu, quét, rồi gắn bản quét.</source>
        <translation>Write number and date on the paper, seal it, scan it, then attach the scan.</translation>
    </message>
    <message>
        <source>Văn bản nằm ở Văn bản đi › Đã cấp số, chờ bản quét.</source>
        <translation>The document is in Outgoing › Numbered, waiting for the scan.</translation>
    </message>
    <message>
        <source>Đã chép {notation}.</source>
        <translation>Copied: {notation}.</translation>
    </message>
    <message>
        <source>Đã cấp số</source>
        <translation>Numbered</translation>
    </message>
</context>
<context>
    <name>NumberSheet</name>
    <message>
        <source>Chưa cấp số. Văn bản được giữ ở Dự thảo.</source>
        <translation>No number was given. The document is kept in Drafts.</translation>
    </message>
    <message>
        <source>Cấp số cho văn bản đã ký</source>
        <translation>Give a signed document its number</translation>
    </message>
    <message>
        <source>Gắn bản quét và gửi…</source>
        <translation>Attach scan and send…</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>OfficeCard</name>
    <message>
        <source>Chưa có lần nào.</source>
        <translation>None so far.</translation>
    </message>
    <message>
        <source>Chưa xong: {count}</source>
        <translation>Not done: {count}</translation>
    </message>
    <message>
        <source>Chọn một cơ quan.</source>
        <translation>Choose an office.</translation>
    </message>
    <message numerus="yes">
        <source>Cơ quan có %n máy.</source>
        <translation>
            <numerusform>The office has %n PC.</numerusform>
            <numerusform>The office has %n PCs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ghi đã gọi điện</source>
        <translation>Note a call</translation>
    </message>
    <message>
        <source>Gọi điện</source>
        <translation>Phoned</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ ở đây.</source>
        <translation>Nothing is left to do here.</translation>
    </message>
    <message numerus="yes">
        <source>và %n văn bản khác</source>
        <translation>
            <numerusform>and %n more document</numerusform>
            <numerusform>and %n more documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã đôn đốc, đã gọi điện</source>
        <translation>Reminders and calls</translation>
    </message>
    <message numerus="yes">
        <source>Đôn đốc %n văn bản quá hạn</source>
        <translation>
            <numerusform>Remind of %n overdue</numerusform>
            <numerusform>Remind of %n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>Đôn đốc về {notation}</source>
        <translation>Remind about {notation}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>"{words}"</translation>
    </message>
</context>
<context>
    <name>OfficeList</name>
    <message>
        <source>chưa chọn</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>đã chọn</source>
        <translation>chosen</translation>
    </message>
</context>
<context>
    <name>OfficeRows</name>
    <message>
        <source>Chưa vào sổ</source>
        <translation>Not in book</translation>
    </message>
    <message>
        <source>Chưa xem</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Chưa đến</source>
        <translation>Not arrived</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>OfficeTable</name>
    <message>
        <source>Các cơ quan trực thuộc</source>
        <translation>The offices directly below</translation>
    </message>
    <message>
        <source>Có người dùng
lần cuối</source>
        <translation>Last
used</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Kết nối</source>
        <translation>Connection</translation>
    </message>
</context>
<context>
    <name>OnPaper</name>
    <message>
        <source>Bản quét bút phê chỉ cơ quan mình thấy, không đi cùng văn bản.</source>
        <translation>Only this office sees the slip; it does not travel with the document.</translation>
    </message>
    <message>
        <source>Bỏ bản quét</source>
        <translation>Remove the scan</translation>
    </message>
    <message>
        <source>Ghi đúng như bút phê trên giấy. Mọi nơi hiển thị đều nói rõ là ghi thay.</source>
        <translation>Enter it just as it stands on paper. Wherever it is shown it says that it was entered for the leader.</translation>
    </message>
    <message>
        <source>Gắn bản quét bút phê…</source>
        <translation>Attach the slip's scan…</translation>
    </message>
    <message>
        <source>Lãnh đạo đã bút phê</source>
        <translation>The leader who wrote it</translation>
    </message>
    <message>
        <source>Lãnh đạo đã bút phê: {name}</source>
        <translation>The leader who wrote it: {name}</translation>
    </message>
    <message>
        <source>Thả bản quét bút phê vào đây</source>
        <translation>Drop the slip's scan here</translation>
    </message>
</context>
<context>
    <name>OutsideField</name>
    <message>
        <source>Bỏ {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>Cách chuyển</source>
        <translation>How to deliver</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Thêm nơi nhận ngoài hệ thống</source>
        <translation>Add a recipient outside the system</translation>
    </message>
    <message>
        <source>Tên cơ quan, tổ chức hoặc người nhận</source>
        <translation>Name of office, organisation or person</translation>
    </message>
    <message>
        <source>Tên nơi nhận ngoài hệ thống</source>
        <translation>Name of the outside recipient</translation>
    </message>
</context>
<context>
    <name>OwnDeadlines</name>
    <message>
        <source>Giờ hạn riêng của {name}, có thể để trống</source>
        <translation>Hour of {name}’s own deadline, may be left empty</translation>
    </message>
    <message>
        <source>Hạn riêng cho người phối hợp; không đánh dấu thì theo hạn xử lý chung.</source>
        <translation>Own deadlines of collaborators; without a tick the common deadline counts.</translation>
    </message>
    <message>
        <source>Hạn riêng của {name}</source>
        <translation>Own deadline of {name}</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Bì có dấu mật: không nhập ở đây, chỉ ghi vào sổ giấy.</source>
        <translation>A secret envelope: not entered here, paper register only.</translation>
    </message>
    <message>
        <source>Bản quét: {name}. Tệp trong thư mục giữ nguyên.</source>
        <translation>Scan: {name}. The file in the folder stays as it is.</translation>
    </message>
    <message>
        <source>Chưa rõ thì để trống cả; ghi giờ họp sau cũng được.</source>
        <translation>Leave all of it empty where it is not known; it can be noted later.</translation>
    </message>
    <message>
        <source>Cuộc họp, để có trong Lịch tuần</source>
        <translation>Meeting, for the week’s calendar</translation>
    </message>
    <message>
        <source>Cùng một tệp với một văn bản đã đến.</source>
        <translation>The same file as a document that has come.</translation>
    </message>
    <message>
        <source>Cùng nơi gửi, số, ký hiệu và ngày với một văn bản đã đến.</source>
        <translation>The same issuer, number and date as a document that has come.</translation>
    </message>
    <message>
        <source>Dành cho văn bản đến bằng giấy, thư điện tử hoặc Zalo.</source>
        <translation>For documents that come on paper, by e-mail or over Zalo.</translation>
    </message>
    <message>
        <source>Ghi giờ như 14:05.</source>
        <translation>Write the hour like 14:05.</translation>
    </message>
    <message>
        <source>Ghi đủ ngày, giờ và địa điểm họp, hoặc để trống cả.</source>
        <translation>Give the meeting’s day, hour and place, or leave all of it empty.</translation>
    </message>
    <message>
        <source>Giờ nhận</source>
        <translation>Hour received</translation>
    </message>
    <message>
        <source>Gợi ý, đề nghị kiểm tra</source>
        <translation>Suggested, please check</translation>
    </message>
    <message>
        <source>Hạn trả lời (nếu có)</source>
        <translation>Reply due (if any)</translation>
    </message>
    <message>
        <source>Không có ngày này. Ghi theo dạng 25/11/2026.</source>
        <translation>There is no such day. Write it like 25/11/2026.</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Day received</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nhận và vào sổ</source>
        <translation>Take in and register</translation>
    </message>
    <message>
        <source>Nhận văn bản</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>Nhận văn bản giấy</source>
        <translation>Take in a paper document</translation>
    </message>
    <message>
        <source>Nhập vào số đến {number}</source>
        <translation>Join to {number}</translation>
    </message>
    <message>
        <source>Nơi gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Nơi gửi đã biết</source>
        <translation>Known senders</translation>
    </message>
    <message>
        <source>Số tờ</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Tên cơ quan, tổ chức hoặc người gửi</source>
        <translation>Name of the office, organisation or person</translation>
    </message>
    <message>
        <source>Vào sổ ngay, lấy số đến tiếp theo</source>
        <translation>Register at once under the next arrival number</translation>
    </message>
    <message>
        <source>gợi ý</source>
        <translation>suggested</translation>
    </message>
    <message>
        <source>số đến {number}</source>
        <translation>arrival number {number}</translation>
    </message>
    <message>
        <source>văn bản khác</source>
        <translation>other document</translation>
    </message>
    <message>
        <source>Ô có chữ “gợi ý” được đọc từ bản quét. Hãy so với giấy.</source>
        <translation>What is marked “suggested” was read from the scan. Compare it with the paper.</translation>
    </message>
    <message>
        <source>Đã nhận và vào sổ, số đến {number}.</source>
        <translation>Taken in and registered, arrival number {number}.</translation>
    </message>
    <message>
        <source>Đã nhận. Văn bản chờ vào sổ ở Văn bản đến.</source>
        <translation>Taken in. It waits to be registered under Incoming.</translation>
    </message>
    <message>
        <source>Đến bằng</source>
        <translation>Came by</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
</context>
<context>
    <name>PaperDoing</name>
    <message>
        <source>Chưa đủ, chưa ghi</source>
        <translation>Not all, do not note it</translation>
    </message>
    <message>
        <source>Chọn máy in</source>
        <translation>Choose a printer</translation>
    </message>
    <message>
        <source>Các trang {first} đến {last} đã in ra đủ và rõ chưa?</source>
        <translation>Have pages {first} to {last} all come out well?</translation>
    </message>
    <message>
        <source>In sổ tháng: {book}</source>
        <translation>Print the month: {book}</translation>
    </message>
    <message>
        <source>In tiếp từ trang {page}: {new} dòng mới đến hết ngày {day}, {corrected} dòng đã in nay cần sửa. In xong, máy hỏi lại một lần rồi mới ghi là đã in.</source>
        <translation>Goes on with page {page}: {new} new rows up to {day}, {corrected} printed rows that have to be corrected. After printing you are asked once before they are noted as printed.</translation>
    </message>
    <message>
        <source>Lưu vào đâu?</source>
        <translation>Save where?</translation>
    </message>
    <message>
        <source>Nếu đủ, {count} dòng này được ghi là đã in, lần sau in tiếp từ trang {next}. Nếu kẹt giấy hoặc thiếu trang, cứ để chưa ghi rồi in lại từ đầu phần này.</source>
        <translation>If so, these {count} rows are noted as printed and the next part begins with page {next}. If paper jammed or a page is missing, leave it unnoted and print this part again.</translation>
    </message>
    <message>
        <source>Phiếu giải quyết văn bản</source>
        <translation>Action slip</translation>
    </message>
    <message>
        <source>Đã ghi là đã in đến trang {page}.</source>
        <translation>Noted as printed up to page {page}.</translation>
    </message>
    <message>
        <source>Đã in đủ, ghi lại</source>
        <translation>All printed, note it</translation>
    </message>
    <message>
        <source>Đã lưu {path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Bỏ tệp này</source>
        <translation>Take this file out</translation>
    </message>
    <message>
        <source>Bỏ “{name}”</source>
        <translation>Remove "{name}"</translation>
    </message>
    <message>
        <source>Kèm theo</source>
        <translation>Attached</translation>
    </message>
    <message>
        <source>Mở “{name}” để sửa, ký</source>
        <translation>Open “{name}” to change or sign it</translation>
    </message>
    <message>
        <source>Văn bản chính</source>
        <translation>Main document</translation>
    </message>
    <message numerus="yes">
        <source>có %n chữ ký số, chưa kiểm tra</source>
        <translation>
            <numerusform>%n digital signature, not checked</numerusform>
            <numerusform>%n digital signatures, not checked</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang chép</source>
        <translation>Copying</translation>
    </message>
    <message>
        <source>Đang chép {copied} / {total}…</source>
        <translation>Copying {copied} / {total}…</translation>
    </message>
    <message>
        <source>Đang chờ chép và kiểm tra…</source>
        <translation>Waiting to be copied and checked…</translation>
    </message>
    <message>
        <source>Đưa “{name}” lên</source>
        <translation>Move "{name}" up</translation>
    </message>
    <message>
        <source>Đưa “{name}” xuống</source>
        <translation>Move "{name}" down</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Chủ trì</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Phối hợp</source>
        <translation>Collaborator</translation>
    </message>
    <message>
        <source>Để biết</source>
        <translation>For information</translation>
    </message>
</context>
<context>
    <name>PassingWord</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Chưa dùng máy nào. Cấp phiếu để đăng ký máy.</source>
        <translation>Uses no PC yet. Make a slip to enrol one.</translation>
    </message>
    <message>
        <source>Có hiệu lực khi máy chủ nhận được; việc đã làm vẫn giữ nguyên.</source>
        <translation>It holds once the server has it; work already done stays as it is.</translation>
    </message>
    <message>
        <source>Có sổ đang do máy đã bị ngừng quyền giữ, nên chưa cấp số được.</source>
        <translation>A book is held by a revoked PC, so no number can be given from it.</translation>
    </message>
    <message>
        <source>Cấp phiếu đăng ký</source>
        <translation>Issue enrolment slip</translation>
    </message>
    <message>
        <source>Cấp phiếu đăng ký cho {name}</source>
        <translation>Issue an enrolment slip for {name}</translation>
    </message>
    <message>
        <source>Giữ sổ văn bản đi</source>
        <translation>Holds the outgoing book</translation>
    </message>
    <message>
        <source>Giữ sổ văn bản đến</source>
        <translation>Holds the incoming book</translation>
    </message>
    <message>
        <source>Giữ sổ, cấp số, gửi và nhận văn bản.</source>
        <translation>Keeps the books, gives numbers, sends and receives.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Lưu vai trò</source>
        <translation>Save roles</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PCs</translation>
    </message>
    <message>
        <source>Máy chủ giao sổ cho máy này; máy cũ không cấp số của sổ được nữa. Số máy cũ đã ghi trên giấy vẫn được nhận khi máy đó gửi được.</source>
        <translation>The server gives the book to this PC; the old PC gives no more numbers from it. Numbers that it wrote on paper are still taken once it can send.</translation>
    </message>
    <message>
        <source>Máy không gửi, nhận được nữa. Dữ liệu trên máy đó vẫn mã hóa; văn bản chưa kịp gửi từ máy đó phải làm lại ở máy khác. Số đã cấp vẫn giữ. Muốn dùng lại máy thì đăng ký bằng mã mới.</source>
        <translation>The PC can send and receive no more. Its data stays encrypted; what it has not sent must be done again on another PC. Numbers given stay. To use the PC again, enrol it with a new code.</translation>
    </message>
    <message>
        <source>Máy này</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>Máy này đang giữ sổ: lãnh đạo cần nhận lại sổ ở máy khác thì mới cấp số tiếp được.</source>
        <translation>This PC holds a book: a leader has to take it over on another PC before numbers can be given again.</translation>
    </message>
    <message>
        <source>Máy {count}</source>
        <translation>PCs {count}</translation>
    </message>
    <message>
        <source>Máy: {names} · dùng từ {day}</source>
        <translation>PC: {names} · since {day}</translation>
    </message>
    <message>
        <source>Mỗi người đăng ký máy bằng phiếu của mình. Không tự đổi vai trò của mình được.</source>
        <translation>Everybody enrols a PC with a slip of their own. Nobody changes their own roles.</translation>
    </message>
    <message>
        <source>Ngày cuối làm văn thư tạm thay</source>
        <translation>Last day as stand-in clerk</translation>
    </message>
    <message>
        <source>Ngày đầu làm văn thư tạm thay</source>
        <translation>First day as acting clerk</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Người mới dùng được máy sau khi được cấp phiếu và nhập mã trên phiếu.</source>
        <translation>The new person can use a PC once a slip is made and its code entered.</translation>
    </message>
    <message>
        <source>Người {count}</source>
        <translation>People {count}</translation>
    </message>
    <message>
        <source>Ngừng quyền</source>
        <translation>End access</translation>
    </message>
    <message>
        <source>Ngừng quyền của máy {name}</source>
        <translation>Revoke PC {name}</translation>
    </message>
    <message>
        <source>Ngừng quyền của máy {name}?</source>
        <translation>Revoke PC {name}?</translation>
    </message>
    <message>
        <source>Ngừng quyền của {name}</source>
        <translation>End the access of {name}</translation>
    </message>
    <message>
        <source>Ngừng quyền của {name}?</source>
        <translation>End the access of {name}?</translation>
    </message>
    <message>
        <source>Nhận lại sổ</source>
        <translation>Take over book</translation>
    </message>
    <message>
        <source>Nhận lại sổ văn bản đi</source>
        <translation>Take over the outgoing book</translation>
    </message>
    <message>
        <source>Nhận lại sổ văn bản đi về máy này?</source>
        <translation>Take over the outgoing book to this PC?</translation>
    </message>
    <message>
        <source>Nhận lại sổ văn bản đến</source>
        <translation>Take over the incoming book</translation>
    </message>
    <message>
        <source>Nhận lại sổ văn bản đến về máy này?</source>
        <translation>Take over the incoming book to this PC?</translation>
    </message>
    <message>
        <source>Quản lý người dùng và máy, không xem văn bản.</source>
        <translation>Manages users and PCs, sees no documents.</translation>
    </message>
    <message>
        <source>Thêm người</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>Tạm thay</source>
        <translation>Acting</translation>
    </message>
    <message>
        <source>Vai trò (chọn ít nhất một)</source>
        <translation>Roles (at least one)</translation>
    </message>
    <message>
        <source>Văn thư tạm thay</source>
        <translation>Acting clerk</translation>
    </message>
    <message>
        <source>Xử lý việc được giao, báo cáo kết quả.</source>
        <translation>Does the work assigned and reports the result.</translation>
    </message>
    <message>
        <source>chưa có ai</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>từ ngày</source>
        <translation>from</translation>
    </message>
    <message>
        <source>{names} · đã ngừng quyền ngày {day}</source>
        <translation>{names} · revoked on {day}</translation>
    </message>
    <message>
        <source>{names} · đăng ký ngày {day}</source>
        <translation>{names} · enrolled on {day}</translation>
    </message>
    <message>
        <source>{name} không vào làm việc được nữa trên mọi máy. Việc đã làm, số đã cấp và tên trong sổ vẫn giữ nguyên. Không mở lại được; người quay lại thì thêm mới.</source>
        <translation>{name} can no longer start work on any PC. Work done, numbers given and the name in the books stay. It cannot be reopened; someone who comes back is added anew.</translation>
    </message>
    <message>
        <source>{role} từ {day}</source>
        <translation>{role} from {day}</translation>
    </message>
    <message>
        <source>{role} đến {day}</source>
        <translation>{role} until {day}</translation>
    </message>
    <message>
        <source>{role}, đã hết {day}</source>
        <translation>{role}, ended {day}</translation>
    </message>
    <message>
        <source>Đang dùng máy</source>
        <translation>Uses a PC</translation>
    </message>
    <message numerus="yes">
        <source>Đang giao cho người này %n văn bản. Cần giao lại cho người khác.</source>
        <translation>
            <numerusform>%n document is assigned to this person. It must go to somebody else.</numerusform>
            <numerusform>%n documents are assigned to this person. They must go to somebody else.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đây là văn thư duy nhất. Hãy giao văn thư tạm thay trước thì việc không dừng.</source>
        <translation>This is the only clerk. Make somebody stand-in clerk first, so that work does not stop.</translation>
    </message>
    <message>
        <source>Đã ghi yêu cầu nhận lại sổ. Máy chủ trả lời khi có mạng.</source>
        <translation>The wish to take over the book is noted. The server answers once there is a connection.</translation>
    </message>
    <message>
        <source>Đã lưu vai trò của {name}.</source>
        <translation>The roles of {name} are saved.</translation>
    </message>
    <message>
        <source>Đã ngừng quyền của máy {name}.</source>
        <translation>PC {name} is revoked.</translation>
    </message>
    <message>
        <source>Đã ngừng quyền của {name}.</source>
        <translation>The access of {name} has ended.</translation>
    </message>
    <message>
        <source>Đã ngừng quyền ngày {day}</source>
        <translation>Access ended on {day}</translation>
    </message>
    <message>
        <source>Đọc, cho ý kiến; quản lý người dùng và máy của cơ quan.</source>
        <translation>Reads and directs; manages the office's users and PCs.</translation>
    </message>
    <message>
        <source>Đổi vai trò</source>
        <translation>Change roles</translation>
    </message>
    <message>
        <source>Đổi vai trò của {name}</source>
        <translation>Change the roles of {name}</translation>
    </message>
    <message>
        <source>đến hết ngày</source>
        <translation>to the end of</translation>
    </message>
</context>
<context>
    <name>PickedBar</name>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Lưu tệp</source>
        <translation>Save files</translation>
    </message>
    <message>
        <source>Vào sổ lần lượt</source>
        <translation>Register in turn</translation>
    </message>
    <message>
        <source>Đánh dấu đã xem</source>
        <translation>Mark as read</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n văn bản</source>
        <translation>
            <numerusform>%n document chosen</numerusform>
            <numerusform>%n documents chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ</source>
        <translation>Put into a case file</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>Chưa có lãnh đạo nào đặt mã PIN trên máy này nên không ai đặt lại hộ được. Hãy xin phiếu đăng ký mới cho chính mình; có phiếu thì đặt được mã PIN mới.</source>
        <translation>No leader has set a PIN on this PC, so nobody can set yours. Ask for a new enrolment slip of your own; with it you can set a new PIN.</translation>
    </message>
    <message>
        <source>Có mã PIN, người dùng chung máy không làm việc được dưới tên của mình; khi đi vắng, màn hình được khóa.</source>
        <translation>With a PIN nobody else on this PC can work in your name, and the screen is locked while you are away.</translation>
    </message>
    <message>
        <source>Dùng phiếu đăng ký mới</source>
        <translation>Use a new enrolment slip</translation>
    </message>
    <message>
        <source>Gõ lại mã PIN</source>
        <translation>Type the PIN again</translation>
    </message>
    <message>
        <source>Gõ sai nhiều lần nên phải chờ {time} nữa mới thử lại được.</source>
        <translation>It was wrong several times; the next try has to wait {time}.</translation>
    </message>
    <message>
        <source>Hai lần gõ chưa giống nhau.</source>
        <translation>The two entries are not the same.</translation>
    </message>
    <message>
        <source>Không dùng mã PIN nữa</source>
        <translation>Use no PIN any more</translation>
    </message>
    <message>
        <source>Lãnh đạo</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Lãnh đạo có tên trên máy này đặt lại được, cả khi mất mạng. Nhật ký máy ghi ai đã đặt.</source>
        <translation>A leader who uses this PC can set it anew, even offline. The PC's log says who did.</translation>
    </message>
    <message>
        <source>Máy này nhiều người dùng. Có mã PIN, người khác không làm việc được dưới tên của mình.</source>
        <translation>Several people use this PC. With a PIN nobody else can work in your name.</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mã PIN cần từ 4 ký tự trở lên.</source>
        <translation>The PIN needs at least 4 characters.</translation>
    </message>
    <message>
        <source>Mã PIN của lãnh đạo</source>
        <translation>The leader's PIN</translation>
    </message>
    <message>
        <source>Mã PIN mới</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Mã PIN đang dùng</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Quên mã PIN</source>
        <translation>Forgotten PIN</translation>
    </message>
    <message>
        <source>Từ 4 ký tự. Nên dùng chữ số cho dễ gõ; đừng dùng ngày sinh hay 1234.</source>
        <translation>At least 4 characters. Digits are easy to type; avoid a date of birth or 1234.</translation>
    </message>
    <message>
        <source>Đã bỏ mã PIN.</source>
        <translation>The PIN is removed.</translation>
    </message>
    <message>
        <source>Đã đặt mã PIN mới. Mời gõ mã mới.</source>
        <translation>The new PIN is set. Please type it.</translation>
    </message>
    <message>
        <source>Đã đặt mã PIN.</source>
        <translation>The PIN is set.</translation>
    </message>
    <message>
        <source>Đặt lại mã PIN của {name}</source>
        <translation>Set the PIN of {name} anew</translation>
    </message>
    <message>
        <source>Đặt mã PIN</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>Đặt mã PIN mới</source>
        <translation>Set a new PIN</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Đổi mã PIN</source>
        <translation>Change PIN</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Bản quét mới</source>
        <translation>New scans</translation>
    </message>
    <message>
        <source>Cho ý kiến</source>
        <translation>Give directive</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to send</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Duyệt dự thảo</source>
        <translation>Approve drafts</translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Lịch tuần</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Người và máy</source>
        <translation>People and PCs</translation>
    </message>
    <message>
        <source>Nhận văn bản giấy…</source>
        <translation>Take in a paper…</translation>
    </message>
    <message>
        <source>Sổ và báo cáo</source>
        <translation>Books and reports</translation>
    </message>
    <message>
        <source>Theo dõi cấp dưới</source>
        <translation>Offices below</translation>
    </message>
    <message>
        <source>Việc của tôi</source>
        <translation>My work</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message numerus="yes">
        <source>%n số ký hiệu đã có thì để nguyên.</source>
        <translation>
            <numerusform>%n code that was there already is left as it is.</numerusform>
            <numerusform>%n codes that were there already are left as they are.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bỏ khỏi danh mục</source>
        <translation>Remove from the plan</translation>
    </message>
    <message>
        <source>Bỏ {code} khỏi danh mục?</source>
        <translation>Remove {code} from the plan?</translation>
    </message>
    <message>
        <source>Chép danh mục</source>
        <translation>Copy the plan</translation>
    </message>
    <message>
        <source>Chép danh mục năm trước</source>
        <translation>Copy last year's plan</translation>
    </message>
    <message>
        <source>Chép danh mục năm {before} sang năm {year}?</source>
        <translation>Copy the plan of {before} to {year}?</translation>
    </message>
    <message>
        <source>Chép số ký hiệu, đề mục, thời hạn và người lập. Năm {before} trong tiêu đề đổi thành {year}. Số ký hiệu đã có trong danh mục năm {year} thì để nguyên.</source>
        <translation>Codes, headings, terms and holders are copied. The year {before} in a title becomes {year}. Codes that the plan of {year} has already are left as they are.</translation>
    </message>
    <message>
        <source>Các hồ sơ trong danh mục</source>
        <translation>Files of the plan</translation>
    </message>
    <message>
        <source>Danh mục năm {year} chưa có hồ sơ nào.</source>
        <translation>The plan of {year} is empty.</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Năm của danh mục</source>
        <translation>Year of the plan</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Sửa hồ sơ {code} trong danh mục</source>
        <translation>Change {code} in the plan</translation>
    </message>
    <message>
        <source>Thêm hồ sơ vào danh mục năm {year}</source>
        <translation>Add a file to the plan of {year}</translation>
    </message>
    <message>
        <source>Thêm vào danh mục</source>
        <translation>Add to the plan</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Show the file</translation>
    </message>
    <message>
        <source>Đã bỏ {code} khỏi danh mục.</source>
        <translation>{code} was removed from the plan.</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép %n hồ sơ sang danh mục năm {year}.</source>
        <translation>
            <numerusform>Copied %n file to the plan of {year}.</numerusform>
            <numerusform>Copied %n files to the plan of {year}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã ghi {code} vào danh mục.</source>
        <translation>{code} is in the plan.</translation>
    </message>
    <message>
        <source>“{title}” chưa mở, nên bỏ được. Các máy của cơ quan cùng bỏ.</source>
        <translation>"{title}" is not open, so it can be removed. It goes from all PCs of the office.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%n trang không đọc được</source>
        <translation>
            <numerusform>%n page could not be read</numerusform>
            <numerusform>%n pages could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trang là ảnh quét, không tìm được chữ</source>
        <translation>
            <numerusform>%n page is a scanned picture without words</numerusform>
            <numerusform>%n pages are scanned pictures without words</numerusform>
        </translation>
    </message>
    <message>
        <source>0 kết quả</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Bài trình chiếu</source>
        <translation>Presentation</translation>
    </message>
    <message>
        <source>Bảng tính</source>
        <translation>Spreadsheet</translation>
    </message>
    <message>
        <source>Chưa có tệp</source>
        <translation>No file yet</translation>
    </message>
    <message>
        <source>Chương trình không tự mở tệp nén. Hãy mở bản sao bằng phần mềm giải nén.</source>
        <translation>Archives are not opened here. Please open a copy with unpacking software.</translation>
    </message>
    <message>
        <source>Chỉ xem được {count} trang đầu; muốn xem đủ, hãy mở bản sao.</source>
        <translation>Only the first {count} pages are shown; for all of them, open a copy.</translation>
    </message>
    <message>
        <source>Chọn bản quét…</source>
        <translation>Choose the scan…</translation>
    </message>
    <message>
        <source>Chọn cả trang</source>
        <translation>Select page</translation>
    </message>
    <message>
        <source>Chỗ tiếp theo</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Chỗ tiếp theo (Enter, F3)</source>
        <translation>Next (Enter, F3)</translation>
    </message>
    <message>
        <source>Chỗ trước</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Chỗ trước (Shift+F3)</source>
        <translation>Previous (Shift+F3)</translation>
    </message>
    <message>
        <source>Hủy gửi, gắn lại bản quét rồi gửi.</source>
        <translation>Withdraw it, attach the scan again, then send.</translation>
    </message>
    <message>
        <source>Không hiển thị được trang này. Các trang khác vẫn xem được; muốn xem đủ, hãy mở bản sao.</source>
        <translation>This page cannot be shown. The others can be seen; for the whole, open a copy.</translation>
    </message>
    <message>
        <source>Kéo bản quét vào đây</source>
        <translation>Drag the scan here</translation>
    </message>
    <message>
        <source>Loại tệp này xem bằng phần mềm khác trên máy. Máy mở một bản sao, tệp gốc giữ nguyên.</source>
        <translation>Files of this type are seen with other software on this PC. A copy is opened; the original stays as it is.</translation>
    </message>
    <message>
        <source>Lưu tệp này</source>
        <translation>Save this file</translation>
    </message>
    <message>
        <source>Macro là chương trình nằm trong tệp: chỉ bật khi chắc chắn nơi gửi.</source>
        <translation>Macros are programs within the file: allow them only if sure of the sender.</translation>
    </message>
    <message>
        <source>Mở bản sao</source>
        <translation>Open a copy</translation>
    </message>
    <message>
        <source>Nhờ văn thư hủy gửi, gắn lại bản quét rồi gửi.</source>
        <translation>Ask the clerk to withdraw it, attach the scan again and send.</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Số này đã hủy, không có văn bản đi kèm.</source>
        <translation>This number is void; no document goes with it.</translation>
    </message>
    <message>
        <source>Số đã cấp. Văn thư đóng dấu, quét rồi gửi.</source>
        <translation>It has its number. The clerk seals, scans and sends it.</translation>
    </message>
    <message>
        <source>Số đã cấp. Đóng dấu, quét xong thì gắn bản quét vào đây rồi gửi.</source>
        <translation>The number is given. Once sealed and scanned, attach the scan here and send.</translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Thả để gắn bản quét và gửi</source>
        <translation>Drop to attach the scan and send</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Thử mở bản sao, hoặc đề nghị nơi gửi gửi lại.</source>
        <translation>Try opening a copy, or ask the sender to send it again.</translation>
    </message>
    <message>
        <source>Thử mở bản sao; nếu hỏng thật thì quét lại và gửi bằng văn bản mới.</source>
        <translation>Try opening a copy; if it is damaged, scan it again and send it as a new document.</translation>
    </message>
    <message>
        <source>Tìm trong văn bản</source>
        <translation>Find in the document</translation>
    </message>
    <message>
        <source>Tìm trong văn bản, gõ không dấu cũng được</source>
        <translation>Find in the document, marks need not be typed</translation>
    </message>
    <message>
        <source>Tải về</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Tệp PDF này bị lỗi nên không hiển thị được trang nào.</source>
        <translation>This PDF is damaged, so no page can be shown.</translation>
    </message>
    <message>
        <source>Tệp PDF này bị lỗi nên không hiển thị được trang nào; máy giữ nguyên tệp như đã nhận.</source>
        <translation>This PDF file is damaged and no page can be shown; it is kept as it came.</translation>
    </message>
    <message>
        <source>Tệp PDF đặt mật khẩu. Mở bản sao rồi nhập mật khẩu của tệp.</source>
        <translation>The PDF has a password. Open a copy and enter the password.</translation>
    </message>
    <message>
        <source>Tệp PDF đặt mật khẩu. Mở bản sao rồi nhập mật khẩu mà nơi gửi đã cho.</source>
        <translation>The PDF file has a password. Open a copy, then enter the password that the sender gave.</translation>
    </message>
    <message>
        <source>Tệp chưa tải về được nên được để riêng; văn bản vẫn an toàn. Xem lý do trong “Việc của tôi”.</source>
        <translation>The file could not be fetched and was set aside; the document is safe. See the reason in "My work".</translation>
    </message>
    <message numerus="yes">
        <source>Tệp có %n chữ ký số, chưa kiểm tra</source>
        <translation>
            <numerusform>The file has %n digital signature, not checked</numerusform>
            <numerusform>The file has %n digital signatures, not checked</numerusform>
        </translation>
    </message>
    <message>
        <source>Tệp có macro</source>
        <translation>File with macros</translation>
    </message>
    <message>
        <source>Tệp khác</source>
        <translation>Other file</translation>
    </message>
    <message>
        <source>Tệp lưu trên máy này đã hỏng nên không mở. Máy đang tải lại từ máy chủ.</source>
        <translation>The file kept on this PC is damaged and was not opened. It is being fetched again from the server.</translation>
    </message>
    <message>
        <source>Tệp lớn nên chưa tải, để dành đường truyền. Cần xem thì bấm Tải về.</source>
        <translation>The file is large and was left at the server to spare the line. Press Download to read it.</translation>
    </message>
    <message>
        <source>Tệp nén</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Tệp rỗng, không có gì bên trong. Hãy hỏi lại nơi gửi.</source>
        <translation>The file is empty. Please ask the sender.</translation>
    </message>
    <message>
        <source>Tệp thiếu phần cuối, có thể thiếu trang. Hãy đối chiếu với nơi gửi.</source>
        <translation>The end of the file is missing; pages may be too. Please compare with the sender.</translation>
    </message>
    <message>
        <source>Tệp đang về. Có mạng máy tự tải tiếp, đủ là xem được ngay ở đây.</source>
        <translation>The file is on its way. With a connection it comes by itself, and shows here once it is complete.</translation>
    </message>
    <message>
        <source>Tệp ảnh</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Văn bản Word</source>
        <translation>Word document</translation>
    </message>
    <message>
        <source>Văn bản là ảnh quét, không tìm được chữ</source>
        <translation>The document is a scanned picture; no words can be found in it</translation>
    </message>
    <message>
        <source>Văn bản này không kèm tệp nào.</source>
        <translation>This document has no files.</translation>
    </message>
    <message>
        <source>Vừa chiều ngang</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>{name}, trang {page} trong {pages}</source>
        <translation>{name}, page {page} of {pages}</translation>
    </message>
    <message>
        <source>{page}/{pages} trang · {size}</source>
        <translation>page {page}/{pages} · {size}</translation>
    </message>
    <message>
        <source>Đang mở trang…</source>
        <translation>Opening the page…</translation>
    </message>
    <message>
        <source>Đang mở tệp…</source>
        <translation>Opening the file…</translation>
    </message>
    <message>
        <source>Đang tìm…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Đóng tìm kiếm</source>
        <translation>Close find</translation>
    </message>
    <message>
        <source>Đóng tìm kiếm (Esc)</source>
        <translation>Close find (Esc)</translation>
    </message>
    <message>
        <source>đang xem {percent} %</source>
        <translation>shown at {percent} %</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Chọn máy in</source>
        <translation>Choose a printer</translation>
    </message>
    <message>
        <source>Chọn mọi tệp PDF</source>
        <translation>Choose every PDF file</translation>
    </message>
    <message>
        <source>Dừng in</source>
        <translation>Stop printing</translation>
    </message>
    <message>
        <source>In những tệp nào?</source>
        <translation>Which files to print?</translation>
    </message>
    <message>
        <source>In {count} trang</source>
        <translation>Print {count} pages</translation>
    </message>
    <message>
        <source>Không có tệp PDF nào để in. {files}</source>
        <translation>There is no PDF file to print. {files}</translation>
    </message>
    <message>
        <source>Không mở được để in: {names}. Thử mở bản sao.</source>
        <translation>Could not be opened to print: {names}. Try opening a copy.</translation>
    </message>
    <message>
        <source>Trang không in được: {pages}</source>
        <translation>Pages that could not be printed: {pages}</translation>
    </message>
    <message>
        <source>Trang {page} của tệp {name} không hiển thị được, nên không in ở đây.</source>
        <translation>Page {page} of {name} cannot be shown, so it is not printed here.</translation>
    </message>
    <message>
        <source>Tất cả được in trong một lần, theo thứ tự này.</source>
        <translation>All are printed in one go, in this order.</translation>
    </message>
    <message>
        <source>{name}: in từ chương trình của tệp (mở bản sao)</source>
        <translation>{name}: print from its own program (open a copy)</translation>
    </message>
    <message>
        <source>{name}: tệp chưa về, chưa in được</source>
        <translation>{name}: the file has not come yet, so it cannot be printed</translation>
    </message>
    <message numerus="yes">
        <source>Đang chuẩn bị in %n tệp…</source>
        <translation>
            <numerusform>Getting %n file ready to print…</numerusform>
            <numerusform>Getting %n files ready to print…</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang in</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Đang in tờ {number} trong {total}</source>
        <translation>Printing sheet {number} of {total}</translation>
    </message>
    <message numerus="yes">
        <source>Đã chuyển %n tờ sang máy in.</source>
        <translation>
            <numerusform>%n sheet has gone to the printer.</numerusform>
            <numerusform>%n sheets have gone to the printer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã dừng in. Tờ nào đã sang máy in thì vẫn có thể in ra.</source>
        <translation>Printing was stopped. Sheets that have gone to the printer may still come out.</translation>
    </message>
    <message>
        <source>Đã in được</source>
        <translation>Printed so far</translation>
    </message>
</context>
<context>
    <name>Proposal</name>
    <message>
        <source>Chủ trì: {names}</source>
        <translation>Lead: {names}</translation>
    </message>
    <message>
        <source>Hạn xử lý: {due}</source>
        <translation>Deadline: {due}</translation>
    </message>
    <message>
        <source>Hạn đề xuất đã qua, nên cần chọn hạn khác.</source>
        <translation>The proposed deadline has passed, so another one is needed.</translation>
    </message>
    <message>
        <source>Phối hợp: {names}</source>
        <translation>Collaborating: {names}</translation>
    </message>
    <message>
        <source>{names} không còn nhận việc được, nên cần chọn người khác.</source>
        <translation>{names} can no longer be given work, so somebody else is needed.</translation>
    </message>
</context>
<context>
    <name>Purposes</name>
    <message>
        <source>Các nơi đang đánh dấu:</source>
        <translation>For those marked:</translation>
    </message>
    <message>
        <source>Mỗi nơi nhận để làm gì?</source>
        <translation>What is each recipient to do?</translation>
    </message>
    <message>
        <source>Mục đích gửi: {purpose} (tất cả) · Đổi…</source>
        <translation>Purpose: {purpose} (all) · Change…</translation>
    </message>
    <message>
        <source>Mục đích gửi: {told} · Đổi…</source>
        <translation>Purpose: {told} · Change…</translation>
    </message>
    <message>
        <source>Nơi nhận và mục đích</source>
        <translation>Recipients and purposes</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đánh dấu một hay nhiều nơi (Ctrl, Shift), rồi chọn mục đích cho các nơi đó.</source>
        <translation>Mark one or more recipients (Ctrl, Shift), then choose the purpose for them.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Giữ nguyên</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message>
        <source>Chưa có văn bản nào được giao.</source>
        <translation>No document is assigned yet.</translation>
    </message>
    <message>
        <source>Chưa có văn bản đi nào.</source>
        <translation>No outgoing documents yet.</translation>
    </message>
    <message>
        <source>Chưa có văn bản đến nào.</source>
        <translation>No incoming documents yet.</translation>
    </message>
    <message>
        <source>Chờ cho ý kiến</source>
        <translation>Awaiting directive</translation>
    </message>
    <message>
        <source>Chờ trình</source>
        <translation>To present</translation>
    </message>
    <message>
        <source>Chờ vào sổ</source>
        <translation>To register</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ cho ý kiến.</source>
        <translation>Nothing waits for a directive.</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ trình.</source>
        <translation>Nothing is left to present.</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ vào sổ.</source>
        <translation>Nothing is left to register.</translation>
    </message>
    <message>
        <source>Không có văn bản nào quá hạn.</source>
        <translation>No document is overdue.</translation>
    </message>
    <message>
        <source>Không có văn bản nào đang xử lý.</source>
        <translation>No document is in progress.</translation>
    </message>
    <message>
        <source>Mọi văn bản đã cấp số đều đã gửi.</source>
        <translation>Every numbered document has been sent.</translation>
    </message>
    <message>
        <source>Mọi văn bản đã gửi đều đã được nơi nhận vào sổ.</source>
        <translation>Every document sent has been registered by its recipients.</translation>
    </message>
    <message>
        <source>Nơi nhận chưa vào sổ</source>
        <translation>Not registered there</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đã cấp số, chờ bản quét</source>
        <translation>Numbered, waiting for the scan</translation>
    </message>
    <message>
        <source>Được giao</source>
        <translation>Assigned</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Chọn một văn bản trong danh sách để đọc.</source>
        <translation>Choose a document in the list to read it.</translation>
    </message>
    <message>
        <source>Nơi nhận {count}</source>
        <translation>Recipients {count}</translation>
    </message>
    <message>
        <source>Quá trình xử lý</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Tệp văn bản {count}</source>
        <translation>Files {count}</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
</context>
<context>
    <name>Recipients</name>
    <message>
        <source>Chưa giao</source>
        <translation>Not delivered yet</translation>
    </message>
    <message>
        <source>dự họp: {names}</source>
        <translation>attending: {names}</translation>
    </message>
    <message>
        <source>không dự họp: {reason}</source>
        <translation>nobody attends: {reason}</translation>
    </message>
    <message>
        <source>không đồng ý thu hồi</source>
        <translation>recall declined</translation>
    </message>
    <message>
        <source>tệp đang về</source>
        <translation>file on its way</translation>
    </message>
    <message>
        <source>đã hỏi thu hồi</source>
        <translation>recall asked for</translation>
    </message>
    <message>
        <source>đến nơi sau hạn</source>
        <translation>arrived after the due date</translation>
    </message>
</context>
<context>
    <name>RecipientsField</name>
    <message>
        <source>Bỏ chọn tất cả</source>
        <translation>Choose none</translation>
    </message>
    <message>
        <source>Enter để chọn, mũi tên xuống để sang danh sách</source>
        <translation>Enter chooses, arrow down goes to the list</translation>
    </message>
    <message>
        <source>Gõ tên cơ quan, ví dụ: quang lang</source>
        <translation>Type an office's name, for example: quang lang</translation>
    </message>
    <message>
        <source>Không thấy cơ quan nào có “{typed}”. Thử gõ ít chữ hơn.</source>
        <translation>No office with "{typed}". Try fewer letters.</translation>
    </message>
    <message>
        <source>Tìm cơ quan</source>
        <translation>Find an office</translation>
    </message>
</context>
<context>
    <name>RecordBoard</name>
    <message>
        <source>Chép nhật ký</source>
        <translation>Copy log</translation>
    </message>
    <message>
        <source>Chưa có việc gì trong 90 ngày qua.</source>
        <translation>Nothing has happened in the last 90 days.</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to send</translation>
    </message>
    <message>
        <source>Hiện các việc cũ hơn</source>
        <translation>Show older events</translation>
    </message>
    <message>
        <source>Không được nhận</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind of event</translation>
    </message>
    <message>
        <source>Lần mất mạng gần nhất</source>
        <translation>Last time offline</translation>
    </message>
    <message>
        <source>Nhật ký gửi nhận</source>
        <translation>Transfer log</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Việc của tôi</source>
        <translation>My work</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép %n dòng nhật ký.</source>
        <translation>
            <numerusform>%n line of the log copied.</numerusform>
            <numerusform>%n lines of the log copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Đã đến</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Đường truyền</source>
        <translation>Connection</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Ai có phiếu này và một bản sao lưu thì đọc được mọi văn bản của cơ quan.</source>
        <translation>Whoever has this slip and a backup can read all documents of the office.</translation>
    </message>
    <message>
        <source>Cho phiếu vào phong bì, dán kín, cất ở nơi cất con dấu. Không chụp ảnh, không gửi đi.</source>
        <translation>Put this slip into an envelope, seal it, keep it where the stamp is kept. No photograph, no sending.</translation>
    </message>
    <message>
        <source>Gõ nhầm thì máy báo ngay nhóm nào. Chữ O đọc là số 0; chữ I và L đọc là số 1.</source>
        <translation>A typing error is told at once, with its group. The letter O reads as 0; I and L read as 1.</translation>
    </message>
    <message>
        <source>In phiếu khóa</source>
        <translation>Print the key's slip</translation>
    </message>
    <message>
        <source>KHÓA KHÔI PHỤC</source>
        <translation>RECOVERY KEY</translation>
    </message>
    <message>
        <source>Khóa chỉ hiện ở đây một lần. In phiếu trước khi đóng, cho vào phong bì dán kín.</source>
        <translation>The key is shown here once. Print its slip before you close this, and seal it in an envelope.</translation>
    </message>
    <message>
        <source>Khóa khôi phục của cơ quan</source>
        <translation>The office's recovery key</translation>
    </message>
    <message>
        <source>Khóa khôi phục: {code}</source>
        <translation>Recovery key: {code}</translation>
    </message>
    <message>
        <source>Khóa mở các bản sao lưu của cơ quan khi máy hỏng, cài lại hoặc bị mất.</source>
        <translation>The key opens the office's backups where this PC fails, is installed anew or is lost.</translation>
    </message>
    <message>
        <source>Làm lúc {time}</source>
        <translation>Made at {time}</translation>
    </message>
    <message>
        <source>Máy hỏng hoặc cài lại: cài chương trình, lấy bản sao lưu mới nhất (tệp .eobackup) trong thư mục sao lưu thứ hai.</source>
        <translation>The PC fails or is installed anew: install the program, take the newest backup (an .eobackup file) from the second backup folder.</translation>
    </message>
    <message>
        <source>Máy in không nhận phiếu khóa. Hãy xem lại máy in rồi in lại.</source>
        <translation>The printer did not take the slip. Look at the printer and print again.</translation>
    </message>
    <message>
        <source>Mất phiếu hoặc lộ khóa: làm khóa mới trong Cài đặt, mục Sao lưu, và hủy phiếu này.</source>
        <translation>The slip is lost or the key known to others: make a new key in Settings, part Backups, and destroy this slip.</translation>
    </message>
    <message>
        <source>Mở chương trình, bấm “Khôi phục từ bản sao lưu”, chọn tệp, gõ khóa. Cần mạng một lần.</source>
        <translation>Open the program, press “Restore from a backup”, choose the file and type the key. A line is needed once.</translation>
    </message>
    <message>
        <source>Đã gửi phiếu khóa tới máy in.</source>
        <translation>The slip was sent to the printer.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>Bỏ khỏi mục này</source>
        <translation>Take off this list</translation>
    </message>
    <message>
        <source>Chưa {act} được</source>
        <translation>Could not {act}</translation>
    </message>
    <message>
        <source>Chưa {act} được {notation}</source>
        <translation>Could not {act} {notation}</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Hủy gửi</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>Sửa và gửi lại</source>
        <translation>Mend and send again</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đổi nơi nhận</source>
        <translation>Change recipients</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>Ghi lại</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi đã gặp ai và trao đổi gì. Chỉ cơ quan mình xem được.</source>
        <translation>Note whom you spoke to and what was said. Only this office sees it.</translation>
    </message>
    <message>
        <source>Gửi đôn đốc</source>
        <translation>Send the reminder</translation>
    </message>
    <message>
        <source>Gửi đề nghị</source>
        <translation>Send the request</translation>
    </message>
    <message>
        <source>Hạn xử lý: {day}.</source>
        <translation>Due date: {day}.</translation>
    </message>
    <message>
        <source>Kính đề nghị xem xét, trả lời văn bản {notation}.</source>
        <translation>We respectfully ask for consideration of and an answer to document {notation}.</translation>
    </message>
    <message>
        <source>Lời đôn đốc hiện ngay trên văn bản ở {name}; hai bên đều lưu lại.</source>
        <translation>The reminder shows on the document at {name}; both sides keep it.</translation>
    </message>
    <message>
        <source>Nơi nhận nào chưa xử lý xong sẽ thấy lời đôn đốc ngay trên văn bản.</source>
        <translation>Recipients that are not done see the reminder on the document itself.</translation>
    </message>
    <message>
        <source>Nơi nhận nào chưa xử lý xong sẽ thấy lời đề nghị ngay trên văn bản.</source>
        <translation>Recipients that are not done see the request on the document itself.</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Words</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi %n lời đôn đốc, gửi đi khi có mạng.</source>
        <translation>
            <numerusform>%n reminder noted; it goes out once there is a connection.</numerusform>
            <numerusform>%n reminders noted; they go out once there is a connection.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã ghi cuộc gọi. Chỉ cơ quan mình xem được.</source>
        <translation>The call is noted. Only this office sees it.</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi lời đề nghị tới %n nơi nhận, gửi đi khi có mạng.</source>
        <translation>
            <numerusform>The request to %n recipient is noted; it goes out once there is a connection.</numerusform>
            <numerusform>The request to %n recipients is noted; it goes out once there is a connection.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã gọi điện cho {name}</source>
        <translation>Phoned {name}</translation>
    </message>
    <message numerus="yes">
        <source>Đôn đốc {name} về %n văn bản quá hạn</source>
        <translation>
            <numerusform>Remind {name} about %n overdue document</numerusform>
            <numerusform>Remind {name} about %n overdue documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Đôn đốc {name} về {notation}</source>
        <translation>Remind {name} about {notation}</translation>
    </message>
    <message>
        <source>Đôn đốc {notation}</source>
        <translation>Remind about {notation}</translation>
    </message>
    <message>
        <source>Đề nghị sớm xử lý văn bản này, đã quá hạn.</source>
        <translation>Please deal with this document soon; it is overdue.</translation>
    </message>
    <message>
        <source>Đề nghị sớm xử lý văn bản {notation}.</source>
        <translation>Please deal with document {notation} soon.</translation>
    </message>
    <message>
        <source>Đề nghị trả lời {notation}</source>
        <translation>Ask for an answer to {notation}</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>Chưa chọn tệp</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Dùng khi máy cũ hỏng hoặc đã cài lại. Máy này thay chỗ máy cũ; máy cũ không gửi nhận được nữa.</source>
        <translation>For when the former PC failed or was installed anew. This PC takes its place; that one sends and receives no more.</translation>
    </message>
    <message>
        <source>Khóa trên phiếu khóa khôi phục, 6 nhóm</source>
        <translation>The key on the recovery slip, 6 groups</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Tệp sao lưu</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>Đang đọc và kiểm tra tệp…</source>
        <translation>Reading and checking the file…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Duyệt dự thảo</source>
        <translation>Approve drafts</translation>
    </message>
    <message>
        <source>Dự thảo sau</source>
        <translation>Next draft</translation>
    </message>
    <message>
        <source>Dự thảo trước</source>
        <translation>Previous draft</translation>
    </message>
    <message>
        <source>Không có dự thảo nào chờ duyệt.</source>
        <translation>No draft waits for approval.</translation>
    </message>
    <message>
        <source>Trả lại để người soạn gắn tệp khác.</source>
        <translation>Return it so that its writer attaches another file.</translation>
    </message>
    <message>
        <source>{place} / {count} dự thảo chờ duyệt</source>
        <translation>{place} / {count} drafts wait for approval</translation>
    </message>
</context>
<context>
    <name>ReviewSide</name>
    <message>
        <source>Duyệt</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Gắn bản đã ký, duyệt…</source>
        <translation>Attach the signed file, approve…</translation>
    </message>
    <message>
        <source>Lời trình</source>
        <translation>Said with it</translation>
    </message>
    <message>
        <source>Trả lại…</source>
        <translation>Return…</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>RowFacts</name>
    <message numerus="yes">
        <source>%n chưa giao</source>
        <translation>
            <numerusform>%n not handed over</numerusform>
            <numerusform>%n not handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nơi nhận</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n từ chối</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n đã chuyển</source>
        <translation>
            <numerusform>%n handed over</numerusform>
            <numerusform>%n handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n đã thu hồi</source>
        <translation>
            <numerusform>%n recalled</numerusform>
            <numerusform>%n recalled</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa xem</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Hạn {day} đã qua, chưa nơi nào chậm</source>
        <translation>Due {day} has passed, nobody is late</translation>
    </message>
    <message>
        <source>Nơi nhận {state}</source>
        <translation>Recipient: {state}</translation>
    </message>
    <message>
        <source>gửi {sent} · đến {came}</source>
        <translation>sent {sent} · arrived {came}</translation>
    </message>
    <message>
        <source>gửi {sent}, đến {came}</source>
        <translation>sent {sent}, arrived {came}</translation>
    </message>
    <message>
        <source>Đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Đã thay thế</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>Đã đính chính</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Đến sau hạn</source>
        <translation>Came late</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>(chưa có trích yếu)</source>
        <translation>(no subject yet)</translation>
    </message>
    <message>
        <source>Bản quét của văn bản nào?</source>
        <translation>Which document is it the scan of?</translation>
    </message>
    <message>
        <source>Bản quét là ảnh, không có chữ để đọc. Hãy nhập theo giấy và tự xem có dấu mật không.</source>
        <translation>The scan is a picture without text to read. Enter it from the paper, and look for a secrecy mark yourself.</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Chưa có bản quét mới.</source>
        <translation>No new scans.</translation>
    </message>
    <message>
        <source>Chưa có dự thảo nào. Soạn văn bản mới trước, rồi kèm bản quét.</source>
        <translation>There is no draft yet. Write a new document first, then attach the scan.</translation>
    </message>
    <message>
        <source>Chọn một bản quét trong danh sách để xem.</source>
        <translation>Choose a scan in the list to look at it.</translation>
    </message>
    <message>
        <source>Chờ máy quét ghi xong, hoặc đóng chương trình đang mở tệp.</source>
        <translation>Wait until the scanner has finished, or close the program that has the file open.</translation>
    </message>
    <message>
        <source>Chờ xử lý {count}</source>
        <translation>To be dealt with {count}</translation>
    </message>
    <message>
        <source>Chữ trong tệp không đọc được chắc chắn nên không gợi ý gì. Hãy nhập theo giấy.</source>
        <translation>The text in the file cannot be read for certain, so nothing is suggested. Enter it from the paper.</translation>
    </message>
    <message>
        <source>Có chương trình đang giữ tệp: {names}.</source>
        <translation>A program has the file open: {names}.</translation>
    </message>
    <message>
        <source>Có gợi ý</source>
        <translation>With suggestions</translation>
    </message>
    <message>
        <source>Có thể thiếu trang</source>
        <translation>Pages may be missing</translation>
    </message>
    <message>
        <source>Có thể văn bản này đã đến rồi.</source>
        <translation>This document may have come already.</translation>
    </message>
    <message>
        <source>Có trong thư mục {when}</source>
        <translation>In the folder since {when}</translation>
    </message>
    <message>
        <source>Cần biết {count}</source>
        <translation>To know {count}</translation>
    </message>
    <message>
        <source>Dạng tệp này không đọc được tại đây. Hãy tự xem có dấu mật không.</source>
        <translation>This kind of file cannot be read here. Look for a secrecy mark yourself.</translation>
    </message>
    <message>
        <source>Gắn bản quét</source>
        <translation>Attach the scan</translation>
    </message>
    <message>
        <source>Gắn vào văn bản có số…</source>
        <translation>Scan of a numbered document…</translation>
    </message>
    <message>
        <source>Gắn vào {notation}</source>
        <translation>Attach to {notation}</translation>
    </message>
    <message>
        <source>Gợi ý, đề nghị kiểm tra</source>
        <translation>Suggested, please check</translation>
    </message>
    <message>
        <source>Hãy xem kỹ trang cuối; nếu thiếu, quét lại.</source>
        <translation>Look at the last page closely; if something is missing, scan again.</translation>
    </message>
    <message>
        <source>Hãy xem ổ mạng, máy quét. Thư mục có lại là máy tự nhận, không mất gì.</source>
        <translation>Check the network drive and the scanner. It goes on by itself; nothing is lost.</translation>
    </message>
    <message>
        <source>Không còn trong thư mục</source>
        <translation>Not in the folder any more</translation>
    </message>
    <message>
        <source>Không có gợi ý</source>
        <translation>No suggestions</translation>
    </message>
    <message>
        <source>Không có văn bản nào đã cấp số mà chưa gửi.</source>
        <translation>No document has its number and is not sent yet.</translation>
    </message>
    <message>
        <source>Không nhận được</source>
        <translation>Cannot be taken in</translation>
    </message>
    <message>
        <source>Không thấy thư mục {folder} từ {when}.</source>
        <translation>The folder {folder} has been away since {when}.</translation>
    </message>
    <message>
        <source>Kèm bản quét</source>
        <translation>Attach the scan</translation>
    </message>
    <message>
        <source>Kèm bản quét vào văn bản nào?</source>
        <translation>Which document does the scan go with?</translation>
    </message>
    <message>
        <source>Kèm vào dự thảo…</source>
        <translation>Attach to a draft…</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>Nhận giấy không quét…</source>
        <translation>Paper without a scan…</translation>
    </message>
    <message>
        <source>Nhận văn bản giấy…</source>
        <translation>Take in a paper…</translation>
    </message>
    <message>
        <source>Quét lại văn bản này.</source>
        <translation>Scan this document again.</translation>
    </message>
    <message>
        <source>Trang quét hiện ở đây khi có bản quét mới.</source>
        <translation>The scanned pages show here once there is a new scan.</translation>
    </message>
    <message>
        <source>Trích yếu: {subject}</source>
        <translation>Subject: {subject}</translation>
    </message>
    <message>
        <source>Trùng tệp đã có</source>
        <translation>Same as before</translation>
    </message>
    <message>
        <source>Tệp có mật khẩu hoặc đã hỏng, không mở xem được.</source>
        <translation>The file has a password or is damaged, and cannot be shown.</translation>
    </message>
    <message>
        <source>Tệp có thể chưa đầy đủ.</source>
        <translation>The file may not be complete.</translation>
    </message>
    <message>
        <source>Tệp không còn trong thư mục.</source>
        <translation>The file is not in the folder any more.</translation>
    </message>
    <message>
        <source>Tệp này giống hệt một tệp đã có, nên không đưa vào lần nữa.</source>
        <translation>This file is exactly like one that is here already, so it is not proposed again.</translation>
    </message>
    <message>
        <source>Tệp này không nhận được</source>
        <translation>This file cannot be taken in</translation>
    </message>
    <message>
        <source>Tệp trong thư mục giữ nguyên; văn bản giữ một bản sao.</source>
        <translation>The file in the folder stays as it is; the document keeps a copy.</translation>
    </message>
    <message>
        <source>Tệp trước: {name}, {when}</source>
        <translation>The one before: {name}, {when}</translation>
    </message>
    <message>
        <source>Văn bản mật chỉ vào sổ giấy, không đưa lên hệ thống này.</source>
        <translation>A secret document goes into the paper register only, and never into this system.</translation>
    </message>
    <message>
        <source>Xem thư mục đã chọn</source>
        <translation>See the chosen folder</translation>
    </message>
    <message>
        <source>Xóa tệp {name} khỏi thư mục {folder}.</source>
        <translation>Delete the file {name} from the folder {folder}.</translation>
    </message>
    <message>
        <source>số đến {number}</source>
        <translation>arrival number {number}</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Đã bỏ qua</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Đã bỏ qua “{name}”. Tệp trong thư mục giữ nguyên.</source>
        <translation>“{name}” is put aside. The file in the folder stays as it is.</translation>
    </message>
    <message>
        <source>Đã bỏ qua.</source>
        <translation>Put aside.</translation>
    </message>
    <message>
        <source>Đã gắn vào văn bản có số</source>
        <translation>Attached to a numbered document</translation>
    </message>
    <message>
        <source>Đã gắn “{name}”. Xem lại các tệp trước khi gửi.</source>
        <translation>“{name}” is attached. Look over the files before sending.</translation>
    </message>
    <message>
        <source>Đã kèm vào văn bản</source>
        <translation>Attached to a document</translation>
    </message>
    <message>
        <source>Đã nhận văn bản giấy</source>
        <translation>Taken in as paper</translation>
    </message>
    <message>
        <source>Đã xử lý gần đây</source>
        <translation>Dealt with lately</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đưa lại</source>
        <translation>Propose again</translation>
    </message>
    <message>
        <source>Để tệp trở lại thư mục thì máy nhận ra ngay; hoặc bỏ qua.</source>
        <translation>Put the file back into the folder and it is known at once; or put it aside.</translation>
    </message>
</context>
<context>
    <name>SearchFilters</name>
    <message>
        <source>Chưa xong</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Cả đến và đi</source>
        <translation>Incoming and outgoing</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Mọi hồ sơ</source>
        <translation>Any case file</translation>
    </message>
    <message>
        <source>Mọi loại</source>
        <translation>Any kind</translation>
    </message>
    <message>
        <source>Mọi năm</source>
        <translation>Any year</translation>
    </message>
    <message>
        <source>Mọi nơi</source>
        <translation>Any office</translation>
    </message>
    <message>
        <source>Mọi tình trạng</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Nơi gửi, nơi nhận</source>
        <translation>Sender, recipient</translation>
    </message>
    <message>
        <source>Thuộc hồ sơ</source>
        <translation>In case file</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đến hay đi</source>
        <translation>Incoming or outgoing</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n văn bản có “{typed}”</source>
        <translation>
            <numerusform>%n document with “{typed}”</numerusform>
            <numerusform>%n documents with “{typed}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản mới nhất có “{typed}”</source>
        <translation>
            <numerusform>The newest %n document with “{typed}”</numerusform>
            <numerusform>The newest %n documents with “{typed}”</numerusform>
        </translation>
    </message>
    <message>
        <source>Gõ từ cần tìm ở ô phía trên, hoặc mở một tìm kiếm đã lưu.</source>
        <translation>Type what to find in the field above, or open a saved search.</translation>
    </message>
    <message>
        <source>Không có gì để đọc. Sửa lại chữ ở ô tìm, hoặc xóa ô tìm.</source>
        <translation>There is nothing to read. Change what you search for, or clear the search.</translation>
    </message>
    <message>
        <source>Không thấy văn bản nào có “{typed}”. Thử ít chữ hơn, hoặc xem lại chữ đã gõ.</source>
        <translation>Nothing holds “{typed}”. Try fewer letters, or look at what was typed.</translation>
    </message>
    <message>
        <source>Không thấy văn bản nào như vậy. Thử bớt điều kiện lọc.</source>
        <translation>No such document was found. Try fewer filters.</translation>
    </message>
    <message>
        <source>Không thấy “{typed}”</source>
        <translation>“{typed}” was not found</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Xóa ô tìm</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>Seats</name>
    <message>
        <source>văn thư tạm thay đến hết {day}</source>
        <translation>acting clerk to the end of {day}</translation>
    </message>
</context>
<context>
    <name>SecondTries</name>
    <message>
        <source>Máy sẽ thử lại. Kết quả hiện ra khi máy chủ trả lời.</source>
        <translation>It will be tried again. The result shows once the server answers.</translation>
    </message>
    <message>
        <source>{notation}: chưa gửi, số vẫn giữ cho văn bản.</source>
        <translation>{notation}: not sent; the number stays with the document.</translation>
    </message>
    <message>
        <source>Đã bỏ khỏi mục này.</source>
        <translation>Taken off this list.</translation>
    </message>
    <message>
        <source>Đã bỏ khỏi mục này. {notation} chưa gửi, còn ở Văn bản đi, số vẫn giữ.</source>
        <translation>Taken off this list. {notation} has not been sent; it stays under Outgoing and keeps its number.</translation>
    </message>
    <message>
        <source>Đã quá mười giây; muốn lấy lại, hãy dùng Hủy gửi.</source>
        <translation>More than ten seconds have passed; to take it back, use Withdraw.</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Chọn cả {count} {kinds}</source>
        <translation>Choose all {count} {kinds}</translation>
    </message>
    <message>
        <source>Các {kinds} trong huyện</source>
        <translation>The {kinds} of the district</translation>
    </message>
    <message>
        <source>Các {kinds} trong tỉnh</source>
        <translation>The {kinds} of the province</translation>
    </message>
    <message>
        <source>Cơ quan ngang cấp</source>
        <translation>Offices of the same level</translation>
    </message>
    <message>
        <source>Cấp dưới</source>
        <translation>Below</translation>
    </message>
    <message>
        <source>Cấp trên</source>
        <translation>Above</translation>
    </message>
    <message>
        <source>Không gửi: {names}.</source>
        <translation>Not sent to: {names}.</translation>
    </message>
    <message>
        <source>Nơi khác</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>chưa có máy</source>
        <translation>no PC yet</translation>
    </message>
    <message>
        <source>cơ quan</source>
        <translation>offices</translation>
    </message>
    <message>
        <source>cấp trên</source>
        <translation>above</translation>
    </message>
    <message>
        <source>mất liên lạc {time}</source>
        <translation>out of touch {time}</translation>
    </message>
    <message>
        <source>nơi khác</source>
        <translation>elsewhere</translation>
    </message>
    <message>
        <source>xã</source>
        <translation>communes</translation>
    </message>
    <message>
        <source>xã, phường, thị trấn</source>
        <translation>communes, wards and towns</translation>
    </message>
    <message>
        <source>xã, thị trấn</source>
        <translation>communes and towns</translation>
    </message>
    <message>
        <source>{count} ngoài hệ thống</source>
        <translation>{count} outside the system</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n nơi nhận</source>
        <translation>
            <numerusform>%n recipient chosen</numerusform>
            <numerusform>%n recipients chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendStep</name>
    <message>
        <source>Bấm Gửi rồi vẫn còn 10 giây để hoàn tác.</source>
        <translation>After Send there are 10 seconds to undo.</translation>
    </message>
    <message>
        <source>Bổ sung</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Hỏa tốc: gửi ngay, không hoàn tác được.</source>
        <translation>Most urgent: it is sent at once and cannot be undone.</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Trước khi gửi còn phải:</source>
        <translation>Still to do before sending:</translation>
    </message>
    <message>
        <source>Tệp: {names}</source>
        <translation>Files: {names}</translation>
    </message>
    <message>
        <source>Việc sẽ làm</source>
        <translation>What will happen</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>{notation} đã đi nên không hoàn tác được. Ở Văn bản đi có thể chọn Hủy gửi.</source>
        <translation>{notation} has gone and cannot be undone. In Outgoing there may be Withdraw.</translation>
    </message>
    <message>
        <source>{notation}: hỏa tốc nên gửi ngay, không chờ hoàn tác.</source>
        <translation>{notation}: most urgent, so it is sent at once, with no time to undo.</translation>
    </message>
    <message>
        <source>{notation}: sẽ gửi sau 10 giây.</source>
        <translation>{notation}: to be sent in 10 seconds.</translation>
    </message>
    <message>
        <source>Đã hoàn tác, chưa gửi gì. Số {notation} vẫn giữ cho văn bản.</source>
        <translation>Undone, nothing was sent. Number {notation} stays with the document.</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message numerus="yes">
        <source>%n nơi nhận</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n xã</source>
        <translation>
            <numerusform>%n commune</numerusform>
            <numerusform>%n communes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n xã, phường, thị trấn</source>
        <translation>
            <numerusform>%n commune, ward or township</numerusform>
            <numerusform>%n communes, wards and townships</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n xã, thị trấn</source>
        <translation>
            <numerusform>%n commune or township</numerusform>
            <numerusform>%n communes and townships</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa nối được máy chủ: văn bản nằm ở Chờ gửi, có mạng máy tự gửi.</source>
        <translation>The server is out of reach: the document waits to be sent and leaves by itself once there is one.</translation>
    </message>
    <message>
        <source>Gửi {notation} ({amount}) tới {whom}</source>
        <translation>Send {notation} ({amount}) to {whom}</translation>
    </message>
    <message>
        <source>Khoảng {time} với mạng hiện nay.</source>
        <translation>About {time} at the present speed.</translation>
    </message>
    <message>
        <source>Thay thế {first}.</source>
        <translation>Supersedes {first}.</translation>
    </message>
    <message>
        <source>Văn bản khẩn: nên gọi điện báo trước.</source>
        <translation>The document is urgent: better call ahead.</translation>
    </message>
    <message>
        <source>trả lời trước {day}</source>
        <translation>reply by {day}</translation>
    </message>
    <message>
        <source>{one} và {other}</source>
        <translation>{one} and {other}</translation>
    </message>
    <message>
        <source>Đính chính {first}.</source>
        <translation>Corrects {first}.</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Bỏ sổ {key}</source>
        <translation>Remove book {key}</translation>
    </message>
    <message>
        <source>Ghi cách đánh số</source>
        <translation>Set the numbering</translation>
    </message>
    <message>
        <source>Loại không nằm trong sổ riêng thì đánh số trong sổ chung. Sổ riêng mỗi năm bắt đầu từ số 01, hoặc từ số đang có trên giấy; văn bản đã có số giữ nguyên số.</source>
        <translation>Kinds without a book of their own are numbered in the common book. A book apart begins at 01 each year, or where it stands on paper; documents that have a number keep it.</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Mọi loại đánh số trong sổ chung.</source>
        <translation>All kinds are numbered in the common book.</translation>
    </message>
    <message>
        <source>Sổ {key}: {kinds}</source>
        <translation>Book {key}: {kinds}</translation>
    </message>
    <message>
        <source>Thêm vào sổ</source>
        <translation>Put into the book</translation>
    </message>
    <message>
        <source>Tên sổ</source>
        <translation>Name of the book</translation>
    </message>
    <message>
        <source>Tính từ</source>
        <translation>Counts from</translation>
    </message>
    <message>
        <source>Văn bản đi: loại nào có sổ riêng?</source>
        <translation>Outgoing: which kinds have a book apart?</translation>
    </message>
    <message>
        <source>Văn bản đến: loại nào có sổ riêng?</source>
        <translation>Incoming: which kinds have a book apart?</translation>
    </message>
    <message>
        <source>Đã ghi cách đánh số. Sổ riêng mới có số khi máy chủ trả lời.</source>
        <translation>The numbering is set. A new book has numbers once the server has answered.</translation>
    </message>
    <message>
        <source>Đầu năm {year}</source>
        <translation>Beginning of {year}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n bản, trong thư mục dữ liệu của máy này</source>
        <translation>
            <numerusform>%n, in this PC's data folder</numerusform>
            <numerusform>%n, in this PC's data folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chỗ cần xem.</source>
        <translation>
            <numerusform>%n thing needs a look.</numerusform>
            <numerusform>%n things need a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc chưa gửi</source>
        <translation>
            <numerusform>%n act not sent</numerusform>
            <numerusform>%n acts not sent</numerusform>
        </translation>
    </message>
    <message>
        <source>Bản quét</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Bản quét mới trong thư mục này hiện ở mục Bản quét mới. Tệp trong thư mục giữ nguyên: chương trình chỉ đọc, không xóa, không sửa, không chuyển đi. Thư mục con không xem.</source>
        <translation>New scans in this folder appear under New scans. The files in it stay as they are: they are only read, never deleted, changed or moved. Folders inside it are not looked into.</translation>
    </message>
    <message>
        <source>Bản tốt gần nhất</source>
        <translation>Last good one</translation>
    </message>
    <message numerus="yes">
        <source>Bản tốt gần nhất thiếu %n mục đã hỏng hoặc mất trên máy này. Giữ các bản cũ hơn và báo bộ phận hỗ trợ.</source>
        <translation>
            <numerusform>The last good one lacks %n item that is damaged or gone on this PC. Keep the older ones and tell support.</numerusform>
            <numerusform>The last good one lacks %n items that are damaged or gone on this PC. Keep the older ones and tell support.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bảo vệ khóa</source>
        <translation>Key protection</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Bỏ chọn: {name}</source>
        <translation>Remove: {name}</translation>
    </message>
    <message>
        <source>Bỏ thư mục thứ hai</source>
        <translation>No second folder</translation>
    </message>
    <message>
        <source>Chuyển sang máy khác…</source>
        <translation>Move to another PC…</translation>
    </message>
    <message>
        <source>Chép thông tin máy</source>
        <translation>Copy PC details</translation>
    </message>
    <message>
        <source>Chưa ai trên máy này đặt mã PIN nên màn hình chưa khóa được.</source>
        <translation>Nobody has a PIN on this PC yet, so the screen cannot be locked.</translation>
    </message>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Chưa chọn. Nếu ổ đĩa hỏng thì mất cả dữ liệu lẫn bản sao lưu.</source>
        <translation>None chosen. If the disk fails, both data and backups are lost.</translation>
    </message>
    <message>
        <source>Chưa có. Bản đầu tiên được ghi khi chương trình mở.</source>
        <translation>None yet. The first is written while the program is open.</translation>
    </message>
    <message>
        <source>Chưa có: máy hỏng thì không mở được bản sao lưu nào.</source>
        <translation>None: should this PC fail, no backup can be opened.</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Chỉ điền khi cơ quan vào mạng qua máy chủ trung gian, ví dụ http://10.0.0.1:3128. Để trống: kết nối thẳng.</source>
        <translation>Only if the office goes online through a proxy server, for example http://10.0.0.1:3128. Empty: connect directly.</translation>
    </message>
    <message>
        <source>Chọn thư mục thứ hai…</source>
        <translation>Choose a second folder…</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>Chọn {name}</source>
        <translation>Choose {name}</translation>
    </message>
    <message>
        <source>Cách xử lý: {remedy}</source>
        <translation>What to do: {remedy}</translation>
    </message>
    <message>
        <source>Có proxy mới điền được, và chỉ khi proxy đòi. Mật khẩu cất cùng khóa của máy; để trống: giữ như cũ.</source>
        <translation>Only with a proxy above, and where it asks. The password lies with the PC's keys; empty: it stays as it is.</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>Dữ liệu</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Giao diện</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Gọn</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Hệ điều hành</source>
        <translation>Operating system</translation>
    </message>
    <message>
        <source>Khi đăng nhập máy tính</source>
        <translation>At login</translation>
    </message>
    <message>
        <source>Kho khóa của hệ thống giữ khóa của máy.</source>
        <translation>The system's keyring keeps this PC's keys.</translation>
    </message>
    <message>
        <source>Khóa của máy</source>
        <translation>This PC's keys</translation>
    </message>
    <message>
        <source>Khóa khôi phục</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock screen</translation>
    </message>
    <message>
        <source>Khóa nằm trong một tệp, chưa được kho khóa của hệ thống bảo vệ.</source>
        <translation>The keys lie in a file that no system keyring protects.</translation>
    </message>
    <message>
        <source>Không tự khóa</source>
        <translation>Never by itself</translation>
    </message>
    <message>
        <source>Không tự mở</source>
        <translation>Does not open</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Kiểm tra máy</source>
        <translation>Check this PC</translation>
    </message>
    <message>
        <source>Làm khóa khôi phục mới…</source>
        <translation>Make a new recovery key…</translation>
    </message>
    <message>
        <source>Làm khóa khôi phục…</source>
        <translation>Make a recovery key…</translation>
    </message>
    <message>
        <source>Làm lúc {time}</source>
        <translation>Made at {time}</translation>
    </message>
    <message>
        <source>Lưu tệp vào thư mục nào?</source>
        <translation>Into which folder should the files go?</translation>
    </message>
    <message>
        <source>Lưu và kết nối lại</source>
        <translation>Save and reconnect</translation>
    </message>
    <message>
        <source>Màn hình tự khóa khi không ai dùng máy trong khoảng đó. Khóa ngay: Ctrl+L.</source>
        <translation>The screen locks when nobody has used the PC for so long. Lock now: Ctrl+L.</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Máy này</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>Máy tự sao lưu mỗi ngày, và vài giờ một lần khi còn việc chưa gửi. Giữ bản cuối của 12 ngày, 10 tuần, 9 tháng gần nhất.</source>
        <translation>This PC backs itself up each day, and every few hours while something is not sent. Kept: the last of each of the latest 12 days, 10 weeks, 9 months.</translation>
    </message>
    <message>
        <source>Máy đang sao lưu. Cứ làm việc bình thường.</source>
        <translation>Backing up. Just go on working.</translation>
    </message>
    <message>
        <source>Mã PIN của tôi</source>
        <translation>My PIN</translation>
    </message>
    <message>
        <source>Mạng</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Mật khẩu proxy</source>
        <translation>Proxy password</translation>
    </message>
    <message>
        <source>Mọi thứ đều ổn.</source>
        <translation>All is well.</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Nhiều địa chỉ của cùng một máy chủ cách nhau bằng dấu phẩy; máy thử lần lượt theo thứ tự.</source>
        <translation>Several addresses of the same server with commas between; they are tried in this order.</translation>
    </message>
    <message>
        <source>Nơi lưu tệp</source>
        <translation>Where files are saved</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Sao lưu ngay</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Theo máy</source>
        <translation>As the PC</translation>
    </message>
    <message>
        <source>Thoáng</source>
        <translation>Roomy</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Thư mục dữ liệu</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Thư mục máy quét</source>
        <translation>Scanner's folder</translation>
    </message>
    <message>
        <source>Thư mục này đã được chọn rồi.</source>
        <translation>This folder is chosen already.</translation>
    </message>
    <message>
        <source>Thư mục sao lưu thứ hai</source>
        <translation>Second backup folder</translation>
    </message>
    <message>
        <source>Thư mục thứ hai</source>
        <translation>Second folder</translation>
    </message>
    <message>
        <source>Trên {size} MB: khi cần</source>
        <translation>Over {size} MB: when wanted</translation>
    </message>
    <message>
        <source>Tên đăng nhập proxy</source>
        <translation>Proxy user name</translation>
    </message>
    <message>
        <source>Tải tệp</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Tệp lớn</source>
        <translation>Large files</translation>
    </message>
    <message>
        <source>Tệp lớn hơn mức đã chọn chỉ tải khi bấm Tải về. Văn bản khẩn thì tệp nào cũng tự tải. Chỉ áp dụng cho máy này.</source>
        <translation>A file larger than that comes only when somebody presses Download. What is urgent always comes whole. For this PC alone.</translation>
    </message>
    <message>
        <source>Tệp đính kèm</source>
        <translation>Attached files</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Tự khóa sau</source>
        <translation>Locks after</translation>
    </message>
    <message>
        <source>Tự mở</source>
        <translation>Opens by itself</translation>
    </message>
    <message>
        <source>Tự mở thì văn bản đến và đi ngay từ đầu giờ, không chờ ai bấm.</source>
        <translation>Opened by itself it sends and receives from the first minute, with nobody to press anything.</translation>
    </message>
    <message>
        <source>Tự tải hết</source>
        <translation>All of them</translation>
    </message>
    <message>
        <source>Việc mang sang</source>
        <translation>Work taken over</translation>
    </message>
    <message>
        <source>Ví dụ thư mục tải về, nơi lưu tệp từ thư điện tử, Zalo.</source>
        <translation>For example downloads, where files from e-mail and Zalo go.</translation>
    </message>
    <message>
        <source>Về chương trình và giấy phép…</source>
        <translation>About the program and licences…</translation>
    </message>
    <message>
        <source>Xem dữ liệu, tệp, khóa, đồng hồ, đường truyền và ổ đĩa. Có thể mất một lúc.</source>
        <translation>Looks at data, files, keys, clock, connection and disk. It may take a while.</translation>
    </message>
    <message>
        <source>cần xem</source>
        <translation>needs a look</translation>
    </message>
    <message>
        <source>Đang giữ</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đang xem máy…</source>
        <translation>Looking at this PC…</translation>
    </message>
    <message>
        <source>Đang đưa vào Bản quét mới.</source>
        <translation>They are on their way to New scans.</translation>
    </message>
    <message>
        <source>Đã chép thông tin máy. Dán vào thư hoặc tin nhắn cho bộ phận hỗ trợ.</source>
        <translation>PC details copied. Paste them into a letter or message to support.</translation>
    </message>
    <message>
        <source>Đã lưu. Máy đang kết nối lại qua proxy.</source>
        <translation>Saved. Connecting again through the proxy.</translation>
    </message>
    <message>
        <source>Đã lưu. Máy đang kết nối lại, không qua proxy.</source>
        <translation>Saved. Connecting again without a proxy.</translation>
    </message>
    <message>
        <source>Đã lưu. Mọi tệp tự tải về máy này.</source>
        <translation>Saved. Every file comes to this PC by itself.</translation>
    </message>
    <message>
        <source>Đã lưu. Tệp trên {size} MB chờ đến khi bấm Tải về.</source>
        <translation>Saved. Files over {size} MB wait until somebody presses Download.</translation>
    </message>
    <message numerus="yes">
        <source>Đưa cả %n tệp có từ trước vào Bản quét mới</source>
        <translation>
            <numerusform>Propose also the %n file that lay there before</numerusform>
            <numerusform>Propose also the %n files that lay there before</numerusform>
        </translation>
    </message>
    <message>
        <source>Đường truyền</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Để gửi cho bộ phận hỗ trợ. Không có nội dung văn bản, mật khẩu, mã.</source>
        <translation>To send to support. Holds no contents of documents, no passwords, no codes.</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ</source>
        <translation>Server addresses</translation>
    </message>
    <message>
        <source>Đồng hồ</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Ổ đĩa</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>ổn</source>
        <translation>fine</translation>
    </message>
</context>
<context>
    <name>SharedBand</name>
    <message>
        <source>Bản được giữ riêng, chưa trình lãnh đạo.</source>
        <translation>This text is kept apart and not before a leader.</translation>
    </message>
    <message>
        <source>Sửa chữ hay đổi tệp thì phải trình lại.</source>
        <translation>Whoever changes words or files has to submit it again.</translation>
    </message>
    <message>
        <source>{name} trả lại</source>
        <translation>{name} returned it</translation>
    </message>
    <message>
        <source>{name} đã duyệt</source>
        <translation>{name} approved it</translation>
    </message>
    <message>
        <source>{name} đã trình một bản khác. Trình bản này thì cả hai bản được giữ.</source>
        <translation>{name} has submitted another text. If this one is submitted, both are kept.</translation>
    </message>
    <message>
        <source>Đang chờ {name} duyệt. Sửa xong thì trình lại.</source>
        <translation>Waits for {name}'s approval. If it is changed, submit it again.</translation>
    </message>
</context>
<context>
    <name>SharedChoices</name>
    <message>
        <source>Cấp số và gửi</source>
        <translation>Give number and send</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Sửa và trình lại</source>
        <translation>Change and submit again</translation>
    </message>
    <message>
        <source>Thôi trình</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Đọc và duyệt</source>
        <translation>Read and approve</translation>
    </message>
</context>
<context>
    <name>SharedWords</name>
    <message>
        <source>Bản của {name}, được giữ riêng</source>
        <translation>{name}'s text, kept apart</translation>
    </message>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Chờ {name} duyệt</source>
        <translation>Waits for {name}'s approval</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Reply due</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Sửa chữ hay đổi tệp thì phải trình lại.</source>
        <translation>Whoever changes words or files has to submit it again.</translation>
    </message>
    <message>
        <source>Thay thế</source>
        <translation>Supersedes</translation>
    </message>
    <message>
        <source>{kind} · {name} trình {time}</source>
        <translation>{kind} · submitted by {name}, {time}</translation>
    </message>
    <message>
        <source>{name} trả lại, {time}</source>
        <translation>Returned by {name}, {time}</translation>
    </message>
    <message>
        <source>{name} đã duyệt, {time}</source>
        <translation>Approved by {name}, {time}</translation>
    </message>
    <message>
        <source>{other} đã trình một bản khác trước. Hãy trình lại một bản và thôi trình bản kia.</source>
        <translation>{other} submitted another text first. Submit one again and take the other back.</translation>
    </message>
    <message>
        <source>Đính chính</source>
        <translation>Corrects</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Có người dùng lần cuối</source>
        <translation>Last used</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Gửi lúc</source>
        <translation>Sent at</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Liên lạc lần cuối</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Issue date</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>Theo cơ quan</source>
        <translation>By office</translation>
    </message>
    <message>
        <source>Theo văn bản</source>
        <translation>By document</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n tệp trùng với tệp đã có, không đưa vào lần nữa.</source>
        <translation>
            <numerusform>%n file is the same as one that is here already and is not proposed again.</numerusform>
            <numerusform>%n files are the same as some that are here already and are not proposed again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chuyển bằng USB</source>
        <translation>Carry by stick</translation>
    </message>
    <message numerus="yes">
        <source>Có %n bản quét mới, xem ở mục Bản quét mới.</source>
        <translation>
            <numerusform>%n new scan, see New scans.</numerusform>
            <numerusform>%n new scans, see New scans.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gói này do văn thư đọc vào. Hãy mở gói khi văn thư ngồi ở máy này.</source>
        <translation>A clerk reads this bundle in. Open it while a clerk sits at this PC.</translation>
    </message>
    <message>
        <source>USB {name} có gói của máy chủ cho cơ quan mình.</source>
        <translation>The stick {name} has a bundle of the server's for this office.</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Đã cắm USB {name}. Đang mất mạng: có thể chuyển văn bản chờ gửi bằng USB.</source>
        <translation>The stick {name} is plugged in. There is no line: what waits can be carried on it.</translation>
    </message>
</context>
<context>
    <name>Silence</name>
    <message>
        <source>Chưa ai dùng lần nào</source>
        <translation>Never used yet</translation>
    </message>
    <message>
        <source>Chưa có máy nào</source>
        <translation>No PC yet</translation>
    </message>
    <message>
        <source>Chưa có máy nào của cơ quan liên lạc với máy chủ.</source>
        <translation>No PC of this office has ever been in touch with the server.</translation>
    </message>
    <message>
        <source>Chưa có số liệu</source>
        <translation>No figures yet</translation>
    </message>
    <message>
        <source>Chưa lần nào</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Có liên lạc nhưng chưa ai dùng lần nào.</source>
        <translation>In touch, but nobody has used it yet.</translation>
    </message>
    <message>
        <source>Có liên lạc nhưng không ai dùng từ {since}.</source>
        <translation>In touch, but nobody has used it since {since}.</translation>
    </message>
    <message>
        <source>Không ai dùng từ {since}</source>
        <translation>Nobody at work since {since}</translation>
    </message>
    <message>
        <source>Không liên lạc từ {since}</source>
        <translation>No contact since {since}</translation>
    </message>
    <message>
        <source>Không liên lạc từ {since}: mất mạng hoặc máy tắt.</source>
        <translation>No contact since {since}: offline, or the PC is off.</translation>
    </message>
    <message>
        <source>Máy chủ chưa cho biết tình trạng của cơ quan này.</source>
        <translation>The server has not said how this office stands.</translation>
    </message>
    <message>
        <source>Đang liên lạc</source>
        <translation>In touch</translation>
    </message>
    <message>
        <source>Đang liên lạc, có người làm việc.</source>
        <translation>In touch, and people work.</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Ai có phiếu này đều đăng ký được dưới tên người ghi trên phiếu. Dùng xong thì hủy phiếu.</source>
        <translation>Whoever has this slip can enrol in the name on it. Destroy it after use.</translation>
    </message>
    <message>
        <source>Chưa có mạng cũng gõ được: máy giữ mã và tự đăng ký khi có mạng.</source>
        <translation>It works without a connection: the PC keeps the code and enrols by itself later.</translation>
    </message>
    <message>
        <source>Chưa cấp phiếu.</source>
        <translation>No slip was made.</translation>
    </message>
    <message>
        <source>Cấp cho: {name} ({roles})</source>
        <translation>For: {name} ({roles})</translation>
    </message>
    <message>
        <source>Cấp phiếu</source>
        <translation>Make slip</translation>
    </message>
    <message>
        <source>Dùng một lần, trước {time}</source>
        <translation>Works once, before {time}</translation>
    </message>
    <message>
        <source>Dùng được trong</source>
        <translation>Good for</translation>
    </message>
    <message>
        <source>Gõ mã trong khung, hoặc đưa ảnh chụp mã QR vào cửa sổ. Gõ nhầm thì máy báo ngay.</source>
        <translation>Type the code in the frame, or drag a picture of the QR code into the window. The PC tells at once of a wrong key.</translation>
    </message>
    <message>
        <source>In phiếu</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Lưu phiếu thành tệp</source>
        <translation>Save the slip as a file</translation>
    </message>
    <message>
        <source>Lưu tệp .eoffice</source>
        <translation>Save .eoffice file</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Máy chủ cấp một mã dùng một lần. Phiếu cũ chưa dùng của người này, nếu có, hết hiệu lực.</source>
        <translation>The server makes a code that works once. An unused older slip of this person, if any, is no longer good.</translation>
    </message>
    <message>
        <source>Máy hỏi máy chủ thì đưa ảnh mã QR, hoặc gõ địa chỉ và mã nhận diện ở trên.</source>
        <translation>If the PC asks for the server, show it the QR code, or type the address and fingerprint above.</translation>
    </message>
    <message>
        <source>Máy in không nhận phiếu. Hãy xem lại máy in rồi in lại.</source>
        <translation>The printer did not take the slip. Please look at the printer, then print again.</translation>
    </message>
    <message>
        <source>Mã QR của phiếu</source>
        <translation>The slip's QR code</translation>
    </message>
    <message>
        <source>Mã chỉ hiện ở đây một lần. In phiếu hoặc lưu tệp trước khi đóng.</source>
        <translation>The code shows here once only. Print or save the slip before closing.</translation>
    </message>
    <message>
        <source>Mã nhận diện máy chủ</source>
        <translation>Server fingerprint</translation>
    </message>
    <message>
        <source>Mã đăng ký: {code}</source>
        <translation>Enrolment code: {code}</translation>
    </message>
    <message>
        <source>Mở chương trình Văn phòng điện tử trên máy của người có tên ở trên.</source>
        <translation>Start the e-Office program on the PC of the person named above.</translation>
    </message>
    <message>
        <source>PHIẾU ĐĂNG KÝ MÁY</source>
        <translation>PC ENROLMENT SLIP</translation>
    </message>
    <message>
        <source>Phiếu chỉ cấp được khi có mạng.</source>
        <translation>Slips can be made only while connected.</translation>
    </message>
    <message>
        <source>Phiếu đăng ký máy</source>
        <translation>PC enrolment slip</translation>
    </message>
    <message>
        <source>Phiếu đăng ký máy cho {name}</source>
        <translation>PC enrolment slip for {name}</translation>
    </message>
    <message>
        <source>Văn phòng điện tử</source>
        <translation>e-Office</translation>
    </message>
    <message>
        <source>Xem lại tên cơ quan và họ tên. Đúng thì bấm “Đúng, bắt đầu”; không đúng thì dừng lại và báo.</source>
        <translation>Check office and name. If they are right, choose "Yes, start"; if not, stop and tell us.</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>Đã gửi phiếu tới máy in.</source>
        <translation>The slip has gone to the printer.</translation>
    </message>
    <message>
        <source>Đã lưu phiếu: {file}</source>
        <translation>Slip saved: {file}</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>StaffGrid</name>
    <message>
        <source>(tự xử lý)</source>
        <translation>(handles it personally)</translation>
    </message>
    <message>
        <source>Gõ tên để tìm người (không dấu cũng được)</source>
        <translation>Type a name to find people (marks need not be typed)</translation>
    </message>
    <message>
        <source>Tìm người</source>
        <translation>Find people</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Trả lời {notation}</source>
        <translation>Reply to {notation}</translation>
    </message>
    <message>
        <source>Văn bản này không còn chờ gửi: đã gửi đi, hoặc đã xóa.</source>
        <translation>This document no longer waits: it was sent or deleted.</translation>
    </message>
    <message>
        <source>Văn bản đang soạn được giữ ở Dự thảo.</source>
        <translation>What you were writing is kept in Drafts.</translation>
    </message>
    <message>
        <source>{subject} (thay thế văn bản số {notation} ngày {day})</source>
        <translation>{subject} (supersedes {notation} of {day})</translation>
    </message>
    <message>
        <source>Đính chính văn bản số {notation} ngày {day}</source>
        <translation>Correction of {notation} of {day}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Bước {number}: {title}</source>
        <translation>Step {number}: {title}</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Kiểm tra và gửi</source>
        <translation>Check and send</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>có chỗ chưa được</source>
        <translation>something is not right yet</translation>
    </message>
    <message>
        <source>đã đủ</source>
        <translation>complete</translation>
    </message>
</context>
<context>
    <name>Stopped</name>
    <message>
        <source>Chưa mở được Văn phòng điện tử</source>
        <translation>e-Office cannot be opened yet</translation>
    </message>
    <message>
        <source>Mã: {code}</source>
        <translation>Code: {code}</translation>
    </message>
    <message>
        <source>Thôi chuyển, làm tiếp ở máy này</source>
        <translation>Take the move back, go on here</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n tệp của văn bản đến chưa tải về được</source>
        <translation>
            <numerusform>%n file of an incoming document could not be fetched</numerusform>
            <numerusform>%n files of incoming documents could not be fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc chưa xong được, cần xem lại</source>
        <translation>
            <numerusform>%n thing could not be done and needs attention</numerusform>
            <numerusform>%n things could not be done and need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc chưa xong được, văn thư cần xem lại</source>
        <translation>
            <numerusform>%n thing could not be done and needs the clerk's attention</numerusform>
            <numerusform>%n things could not be done and need the clerk's attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc khác đang chờ gửi</source>
        <translation>
            <numerusform>%n other thing waiting to be sent</numerusform>
            <numerusform>%n other things waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chưa gửi được, cần xem lại</source>
        <translation>
            <numerusform>%n document could not be sent, please look</numerusform>
            <numerusform>%n documents could not be sent, please look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chưa gửi được, văn thư cần xem lại</source>
        <translation>
            <numerusform>%n document could not be sent, the clerk has to look</numerusform>
            <numerusform>%n documents could not be sent, the clerk has to look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản đang chờ gửi</source>
        <translation>
            <numerusform>%n document waiting to be sent</numerusform>
            <numerusform>%n documents waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản đang đợi máy chủ trả lời</source>
        <translation>
            <numerusform>%n document waits for the server's answer</numerusform>
            <numerusform>%n documents wait for the server's answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n đã ghi ra USB, chờ biên nhận</source>
        <translation>
            <numerusform>%n on a stick, waiting for the receipt</numerusform>
            <numerusform>%n on a stick, waiting for the receipt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(còn %n văn bản nữa)</source>
        <translation>
            <numerusform>(%n more document)</numerusform>
            <numerusform>(%n more documents)</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa nghe máy chủ từ {since}</source>
        <translation>Not heard from the server since {since}</translation>
    </message>
    <message>
        <source>Có kết nối, nhưng gửi nhận bị vướng từ {since}</source>
        <translation>Connected, but sending and receiving have been stuck since {since}</translation>
    </message>
    <message>
        <source>Có kết nối, nhưng tệp phải chờ từ {since}</source>
        <translation>Connected, but files have had to wait since {since}</translation>
    </message>
    <message>
        <source>Cứ làm việc bình thường, có mạng máy sẽ tự gửi.</source>
        <translation>Carry on as usual; all goes by itself once there is a connection.</translation>
    </message>
    <message>
        <source>Cứ làm việc bình thường, văn bản cũ hiện dần.</source>
        <translation>Carry on as usual; older documents show little by little.</translation>
    </message>
    <message>
        <source>Dữ liệu máy này đang có ở hai máy, nên từ {since} máy ngừng gửi nhận.</source>
        <translation>This PC's data is on two PCs, so it has not sent or received since {since}.</translation>
    </message>
    <message>
        <source>Hãy gọi {parent}.</source>
        <translation>Please call {parent}.</translation>
    </message>
    <message>
        <source>Khóa của máy chưa được bảo vệ</source>
        <translation>The PC's keys are not protected</translation>
    </message>
    <message>
        <source>Không có gì bị ghi đè. Việc chưa gửi đi theo khi đăng ký lại. Xin lãnh đạo cấp phiếu đăng ký mới.</source>
        <translation>Nothing was overwritten. What has not been sent goes along when this PC is enrolled again. Ask a leader for a new enrolment slip.</translation>
    </message>
    <message>
        <source>Máy chủ chưa trả lời từ {since}</source>
        <translation>No answer from the server since {since}</translation>
    </message>
    <message>
        <source>Máy này chưa được phép gửi nhận từ {since}.</source>
        <translation>This PC may not send or receive since {since}.</translation>
    </message>
    <message>
        <source>Máy này không có kho khóa của hệ thống, nên khóa nằm trong một tệp mà chỉ tài khoản này đọc được. Văn bản vẫn an toàn khi máy ở trong tay cơ quan; đừng để người khác sao chép thư mục dữ liệu.</source>
        <translation>This PC has no system keyring, so the keys lie in a file that only this account can read. Documents are safe while the PC is in the office's hands; let nobody copy the data folder.</translation>
    </message>
    <message>
        <source>Máy này không gửi nhận được từ {since}, cần có người xem lại.</source>
        <translation>This PC has been unable to send or receive since {since}; somebody must look at it.</translation>
    </message>
    <message>
        <source>Máy này đã bị ngừng quyền gửi nhận từ {since}.</source>
        <translation>This PC has been shut out of sending and receiving since {since}.</translation>
    </message>
    <message>
        <source>Máy thử lại lúc {time}.</source>
        <translation>Next try at {time}.</translation>
    </message>
    <message>
        <source>Mất mạng từ {since}</source>
        <translation>Offline since {since}</translation>
    </message>
    <message>
        <source>Mọi việc đã làm vẫn giữ trên máy.</source>
        <translation>Everything done is kept on this PC.</translation>
    </message>
    <message>
        <source>Mở Cài đặt</source>
        <translation>Open settings</translation>
    </message>
    <message>
        <source>Nhập mã trên phiếu</source>
        <translation>Enter the slip's code</translation>
    </message>
    <message>
        <source>Nhật ký gửi nhận</source>
        <translation>Transfer log</translation>
    </message>
    <message numerus="yes">
        <source>Sắp gửi %n văn bản</source>
        <translation>
            <numerusform>%n document about to be sent</numerusform>
            <numerusform>%n documents about to be sent</numerusform>
        </translation>
    </message>
    <message>
        <source>Sắp gửi {notation}</source>
        <translation>About to send {notation}</translation>
    </message>
    <message>
        <source>Thử kết nối lại</source>
        <translation>Try to connect</translation>
    </message>
    <message>
        <source>Từ {since}, việc chưa gửi trước khi đăng ký lại chưa lấy sang được.</source>
        <translation>Since {since}, what had not been sent before this PC was enrolled anew could not be taken over.</translation>
    </message>
    <message>
        <source>Việc làm bây giờ chưa gửi đi được, vẫn còn trên máy. Xin lãnh đạo cấp phiếu đăng ký mới.</source>
        <translation>What is done now stays here and is not sent. Ask a leader for a new enrolment slip.</translation>
    </message>
    <message>
        <source>Xem và sửa</source>
        <translation>See and mend</translation>
    </message>
    <message>
        <source>Xem văn bản chờ gửi</source>
        <translation>See what waits</translation>
    </message>
    <message>
        <source>chưa tải hết văn bản cũ</source>
        <translation>older documents not all here yet</translation>
    </message>
    <message>
        <source>còn hoàn tác được</source>
        <translation>can be undone</translation>
    </message>
    <message>
        <source>còn khoảng {time}</source>
        <translation>about {time} left</translation>
    </message>
    <message>
        <source>mọi văn bản đã gửi xong</source>
        <translation>all documents sent</translation>
    </message>
    <message>
        <source>nhận lần cuối {time}</source>
        <translation>last received {time}</translation>
    </message>
    <message>
        <source>từ {since}</source>
        <translation>since {since}</translation>
    </message>
    <message numerus="yes">
        <source>Đang gửi %n tệp</source>
        <translation>
            <numerusform>Sending %n file</numerusform>
            <numerusform>Sending %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang gửi {notation}</source>
        <translation>Sending {notation}</translation>
    </message>
    <message>
        <source>Đang liên lạc với máy chủ…</source>
        <translation>Contacting the server…</translation>
    </message>
    <message>
        <source>Đang lấy sang việc chưa gửi từ trước khi đăng ký lại…</source>
        <translation>Taking over what had not been sent before this PC was enrolled anew…</translation>
    </message>
    <message>
        <source>Đang tải văn bản: {count} / {total}…</source>
        <translation>Fetching documents: {count} / {total}…</translation>
    </message>
    <message>
        <source>Đang tải văn bản: {count}…</source>
        <translation>Fetching documents: {count}…</translation>
    </message>
    <message numerus="yes">
        <source>Đang tải về %n tệp</source>
        <translation>
            <numerusform>Fetching %n file</numerusform>
            <numerusform>Fetching %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã hơn một ngày, hãy gọi {parent}.</source>
        <translation>It has been more than a day: call {parent}.</translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Đã {time} chưa liên lạc được với máy chủ.</source>
        <translation>No contact with the server for {time}.</translation>
    </message>
    <message>
        <source>Đồng hồ máy này chậm {time} so với máy chủ, nên chỉnh lại. Việc vẫn gửi nhận như thường.</source>
        <translation>This PC's clock is {time} behind the server's; please set it. Work goes out and comes in as usual.</translation>
    </message>
    <message>
        <source>Đồng hồ máy này nhanh {time} so với máy chủ, nên chỉnh lại. Việc vẫn gửi nhận như thường.</source>
        <translation>This PC's clock is {time} ahead of the server's; please set it. Work goes out and comes in as usual.</translation>
    </message>
</context>
<context>
    <name>Submitting</name>
    <message>
        <source>Lời trình (không bắt buộc)</source>
        <translation>A word to the leader (optional)</translation>
    </message>
    <message>
        <source>Trình dự thảo</source>
        <translation>Submit the draft for approval</translation>
    </message>
    <message>
        <source>Trình lãnh đạo duyệt</source>
        <translation>Submit for approval</translation>
    </message>
    <message>
        <source>Trình {name}.</source>
        <translation>Present to {name}.</translation>
    </message>
    <message>
        <source>Đã trình {name} duyệt.</source>
        <translation>Submitted to {name}.</translation>
    </message>
</context>
<context>
    <name>Surfaces</name>
    <message>
        <source>Phần cuộn được</source>
        <translation>Part that scrolls</translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>“{name}” đã có trong văn bản này rồi.</source>
        <translation>"{name}" is in this document already.</translation>
    </message>
</context>
<context>
    <name>TakingOver</name>
    <message numerus="yes">
        <source>%n dòng để lại, chưa nhập được</source>
        <translation>
            <numerusform>%n row left out, cannot be taken over yet</numerusform>
            <numerusform>%n rows left out, cannot be taken over yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Chọn tệp sổ cũ</source>
        <translation>Choose the old register's file</translation>
    </message>
    <message>
        <source>Không nhập</source>
        <translation>Do not take over</translation>
    </message>
    <message>
        <source>Lưu kết quả từng dòng…</source>
        <translation>Save what becomes of each row…</translation>
    </message>
    <message numerus="yes">
        <source>Nhập %n dòng</source>
        <translation>
            <numerusform>Take over %n row</numerusform>
            <numerusform>Take over %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Nhập sổ cũ: {book} năm {year}</source>
        <translation>Take over an old register: {book}, {year}</translation>
    </message>
    <message>
        <source>Sổ năm {year} chưa mở: nhập xong, số tiếp theo của sổ là {first}.</source>
        <translation>The book of {year} is not open yet: afterwards its next number is {first}.</translation>
    </message>
    <message>
        <source>Tệp {file}, bảng {sheet}: {count} dòng. Dòng nhập được vào {book} với đúng số, ngày trong tệp, không có tệp quét, không gửi đi đâu; từ đó tìm và in được.</source>
        <translation>File {file}, sheet {sheet}: {count} rows. Rows that fit go into {book} with the number and date of the file, without a scan, and are sent nowhere; from then on they can be found and printed.</translation>
    </message>
    <message>
        <source>Từng dòng của sổ cũ</source>
        <translation>The old register row by row</translation>
    </message>
    <message>
        <source>Xem cột Kết quả, sửa tệp rồi chọn lại; dòng đã có không nhập hai lần.</source>
        <translation>See the last column, correct the file and choose it again; rows that are there are not taken over twice.</translation>
    </message>
    <message numerus="yes">
        <source>Đã nhập %n dòng vào {book} năm {year}.</source>
        <translation>
            <numerusform>%n row taken over into {book}, {year}.</numerusform>
            <numerusform>%n rows taken over into {book}, {year}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tallies</name>
    <message>
        <source>Bản quét</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Số đã cấp</source>
        <translation>Numbers given</translation>
    </message>
    <message>
        <source>Tệp chưa nơi nào có</source>
        <translation>Files that nobody else has</translation>
    </message>
    <message>
        <source>Việc chưa gửi</source>
        <translation>Acts not sent</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>máy cũ {before} · máy này {now}</source>
        <translation>former PC {before} · this PC {now}</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Bỏ khỏi mục này</source>
        <translation>Take off this list</translation>
    </message>
    <message>
        <source>Chờ vào sổ</source>
        <translation>To register</translation>
    </message>
    <message>
        <source>Gửi lại bằng văn bản mới</source>
        <translation>Send again as new</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Void number</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Trả lời thu hồi</source>
        <translation>Answer recall</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Bỏ mẫu</source>
        <translation>Remove a template</translation>
    </message>
    <message>
        <source>Các máy khác của cơ quan cũng dùng được mẫu này.</source>
        <translation>The office's other PCs can use this template as well.</translation>
    </message>
    <message>
        <source>Dùng mẫu</source>
        <translation>Use a template</translation>
    </message>
    <message>
        <source>Hãy chọn loại văn bản trước</source>
        <translation>Choose a kind first</translation>
    </message>
    <message>
        <source>Lưu mẫu</source>
        <translation>Save template</translation>
    </message>
    <message>
        <source>Mẫu mới cho loại {kind}</source>
        <translation>New template for {kind}</translation>
    </message>
    <message>
        <source>Mẫu trống theo thể thức: {kind}</source>
        <translation>Empty form by the law: {kind}</translation>
    </message>
    <message>
        <source>Thay tệp của mẫu</source>
        <translation>Replace the file of a template</translation>
    </message>
    <message>
        <source>Thêm mẫu của cơ quan…</source>
        <translation>Add an office template…</translation>
    </message>
    <message>
        <source>Tên mẫu</source>
        <translation>Name of the template</translation>
    </message>
    <message>
        <source>Đã bỏ mẫu “{name}”.</source>
        <translation>The template “{name}” is removed.</translation>
    </message>
    <message>
        <source>Đã lưu mẫu “{name}”.</source>
        <translation>The template “{name}” is saved.</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>lượt chưa xem</source>
        <translation>copies unread</translation>
    </message>
    <message>
        <source>lượt chưa đến</source>
        <translation>copies to arrive</translation>
    </message>
    <message>
        <source>lượt quá hạn</source>
        <translation>copies overdue</translation>
    </message>
    <message>
        <source>nơi đang liên lạc</source>
        <translation>offices in touch</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Bàn giao công việc</source>
        <translation>Hand work over</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock screen</translation>
    </message>
    <message>
        <source>Người đang dùng máy</source>
        <translation>Who is at this PC</translation>
    </message>
    <message>
        <source>Tìm văn bản</source>
        <translation>Find documents</translation>
    </message>
    <message>
        <source>Tìm văn bản (Ctrl+K)</source>
        <translation>Find documents (Ctrl+K)</translation>
    </message>
    <message>
        <source>Tìm văn bản, số ký hiệu…</source>
        <translation>Find documents, notations…</translation>
    </message>
    <message>
        <source>Tìm văn bản, số ký hiệu… (gõ không dấu cũng được)</source>
        <translation>Find documents, notations… (marks need not be typed)</translation>
    </message>
    <message>
        <source>Văn phòng điện tử</source>
        <translation>e-Office</translation>
    </message>
    <message>
        <source>Đặt mã PIN</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>Đổi mã PIN</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>Đổi người dùng</source>
        <translation>Switch user</translation>
    </message>
</context>
<context>
    <name>UrgencyField</name>
    <message>
        <source>Độ khẩn: {urgency}</source>
        <translation>Urgency: {urgency}</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to send</translation>
    </message>
    <message>
        <source>Chờ gửi từ {time}</source>
        <translation>Waiting since {time}</translation>
    </message>
    <message>
        <source>Chờ nơi nhận vào sổ</source>
        <translation>To be registered by the recipient</translation>
    </message>
    <message>
        <source>Chờ đến lượt.</source>
        <translation>Waiting for its turn.</translation>
    </message>
    <message>
        <source>Gửi dở {percent}</source>
        <translation>Broken off at {percent}</translation>
    </message>
    <message numerus="yes">
        <source>Gửi sau %n giây nữa, còn hoàn tác được.</source>
        <translation>
            <numerusform>Goes in %n second, can be undone.</numerusform>
            <numerusform>Goes in %n seconds, can be undone.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gửi đi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Máy chủ đã nhận</source>
        <translation>Server has it</translation>
    </message>
    <message>
        <source>Máy khác của cơ quan đang gửi văn bản này.</source>
        <translation>Another PC of the office is sending this document.</translation>
    </message>
    <message>
        <source>Nơi nhận đã vào sổ</source>
        <translation>Registered by recipients</translation>
    </message>
    <message>
        <source>Sắp gửi</source>
        <translation>About to send</translation>
    </message>
    <message>
        <source>Sẽ gửi tiếp từ {percent} khi có mạng, không phải gửi lại từ đầu.</source>
        <translation>It goes on from {percent} once there is a connection, not from the start.</translation>
    </message>
    <message>
        <source>Theo quy định: gửi trong ngày, hoặc trước {when}.</source>
        <translation>By regulation: within the day, or before {when}.</translation>
    </message>
    <message>
        <source>Theo quy định: gửi trước {when}.</source>
        <translation>By regulation: before {when}.</translation>
    </message>
    <message>
        <source>Tệp “{name}” được để riêng: {why}. Các tệp khác vẫn đi.</source>
        <translation>The file "{name}" was set aside: {why}. Other files go on.</translation>
    </message>
    <message>
        <source>Văn bản khẩn: nên gọi điện báo {office}.</source>
        <translation>An urgent document: better call {office}.</translation>
    </message>
    <message>
        <source>nơi nhận</source>
        <translation>the recipients</translation>
    </message>
    <message>
        <source>Đang gửi {percent}</source>
        <translation>Sending {percent}</translation>
    </message>
    <message>
        <source>Đang hủy gửi, chờ máy chủ trả lời.</source>
        <translation>Being withdrawn, waiting for the server's answer.</translation>
    </message>
    <message>
        <source>Đang hủy gửi, máy chủ trả lời khi có mạng.</source>
        <translation>Being withdrawn; the server answers once there is a connection.</translation>
    </message>
    <message>
        <source>Đã bấm gửi</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>Đã bấm gửi {time}</source>
        <translation>Released {time}</translation>
    </message>
    <message>
        <source>Đã cấp số</source>
        <translation>Numbered</translation>
    </message>
    <message>
        <source>Đã ghi ra USB lúc {time}, chờ biên nhận. Có mạng thì máy vẫn tự gửi.</source>
        <translation>Written to a stick at {time}, waiting for the receipt. When there is a line it is sent as well.</translation>
    </message>
    <message>
        <source>Đã quá hạn gửi theo quy định ({when}).</source>
        <translation>Past the time to send set by regulation ({when}).</translation>
    </message>
    <message>
        <source>Đã rời máy</source>
        <translation>Has left this PC</translation>
    </message>
    <message>
        <source>Đã tải lên {done} trong {total}.</source>
        <translation>{done} of {total} are up.</translation>
    </message>
</context>
<context>
    <name>WaitingBoard</name>
    <message numerus="yes">
        <source>%n việc khác (vào sổ, trình, cho ý kiến…) sẽ đi khi có mạng.</source>
        <translation>
            <numerusform>%n other thing (registered, presented, directives…) goes once there is a connection.</numerusform>
            <numerusform>%n other things (registered, presented, directives…) go once there is a connection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc khác (vào sổ, trình, cho ý kiến…) đang chờ máy chủ nhận.</source>
        <translation>
            <numerusform>%n other thing (registered, presented, directives…) is waiting for the server to take it.</numerusform>
            <numerusform>%n other things (registered, presented, directives…) are waiting for the server to take them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chuyển bằng USB</source>
        <translation>Carry by stick</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to send</translation>
    </message>
    <message>
        <source>Chờ gửi {count}</source>
        <translation>Waiting to send {count}</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Hiện thêm</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Không còn gì chờ gửi.</source>
        <translation>Nothing waits to be sent.</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ gửi.</source>
        <translation>No document is waiting to be sent.</translation>
    </message>
    <message>
        <source>Máy chủ đã nhận</source>
        <translation>Server has it</translation>
    </message>
    <message>
        <source>Nhật ký gửi nhận</source>
        <translation>Transfer log</translation>
    </message>
    <message>
        <source>Văn bản gần nhất: {notation}, máy chủ nhận lúc {time}.</source>
        <translation>The last document: {notation}, at the server at {time}.</translation>
    </message>
</context>
<context>
    <name>Week</name>
    <message>
        <source>Chưa trả lời</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>Chưa vào sổ</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>Cơ quan mình</source>
        <translation>This office</translation>
    </message>
    <message>
        <source>Cơ quan mời</source>
        <translation>Who invites</translation>
    </message>
    <message>
        <source>Giờ</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Không dự</source>
        <translation>Nobody attends</translation>
    </message>
    <message>
        <source>Người dự</source>
        <translation>Attending</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Trùng giờ</source>
        <translation>Same hours</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>không có cuộc họp</source>
        <translation>no meeting</translation>
    </message>
    <message>
        <source>{name} trùng giờ: {meetings}.</source>
        <translation>{name} is wanted twice: {meetings}.</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>WeekTable</name>
    <message>
        <source>Các cuộc họp trong tuần</source>
        <translation>Meetings of the week</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Chờ cho ý kiến</source>
        <translation>Awaiting directive</translation>
    </message>
    <message>
        <source>Chờ trình lãnh đạo</source>
        <translation>To present to a leader</translation>
    </message>
    <message>
        <source>Chờ vào sổ</source>
        <translation>To register</translation>
    </message>
    <message>
        <source>Dự thảo bị trả lại, cần sửa</source>
        <translation>Returned drafts, to be changed</translation>
    </message>
    <message>
        <source>Dự thảo chờ duyệt</source>
        <translation>Drafts awaiting approval</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Đã cấp số, chờ bản quét</source>
        <translation>Numbered, waiting for the scan</translation>
    </message>
    <message>
        <source>Đã duyệt, chờ cấp số</source>
        <translation>Approved, to be numbered</translation>
    </message>
    <message>
        <source>Được giao cho tôi</source>
        <translation>Assigned to me</translation>
    </message>
</context>
<context>
    <name>WorkBoard</name>
    <message numerus="yes">
        <source>Cho ý kiến %n văn bản</source>
        <translation>
            <numerusform>Give a directive on %n document</numerusform>
            <numerusform>Give directives on %n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Cần xem lại {count}</source>
        <translation>Needs attention {count}</translation>
    </message>
    <message>
        <source>Hiện cả {count} việc cần xem lại</source>
        <translation>Show all {count} that need attention</translation>
    </message>
    <message>
        <source>Không còn việc nào chờ.</source>
        <translation>Nothing waits for you.</translation>
    </message>
    <message>
        <source>Không nhắc nữa</source>
        <translation>Do not remind me</translation>
    </message>
    <message>
        <source>Việc của tôi</source>
        <translation>My work</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message numerus="yes">
        <source>Xem cả %n việc</source>
        <translation>
            <numerusform>See all %n item</numerusform>
            <numerusform>See all %n items</numerusform>
        </translation>
    </message>
</context>
</TS>
