"""What every act is: a tagged value that names the thing it is about."""

import msgspec


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="do"):
    """What is to be done. `about` names the thing that orders it: acts on one thing never overtake each other."""

    @classmethod
    def kind(cls) -> str:
        return str(cls.__struct_config__.tag)

    @property
    def about(self) -> str:
        raise TypeError(f"{self.kind()} is about nothing")


class OnDocument(Act, frozen=True):
    document: str

    @property
    def about(self) -> str:
        return self.document
