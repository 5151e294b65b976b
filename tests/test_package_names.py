"""The names of a package are read from its source, ours and OpenAPI Generator's alike."""

from __future__ import annotations

from pathlib import Path

from bench.compare_names import compare_packages, explain
from bench.package_names import Method, Schema, find_package, read_package

OURS = {
    "_operations/pets_api.py": 'GET_PET: Operation[Pet] = Operation(id="getPet", method="GET", path="/pets/{id}")\n',
    "api/pets_api.py": (
        "class PetsApi(BaseApi):\n"
        "    async def get_pet(self, id: str, x_trace: str | None = None, **options: Any) -> Pet:\n"
        '        return await self._call(operations.GET_PET, {"id": id}, options)\n\n'
        "    async def get_pet_with_http_info(self, id: str, **options: Any) -> ApiResponse[Pet]:\n"
        '        return await self._call_with_http_info(operations.GET_PET, {"id": id}, options)\n'
    ),
    "models/pet.py": (
        "# From pets.yaml#/components/schemas/Pet\n\nclass Pet(Model):\n"
        '    id: str\n    born_at: Annotated[datetime | None, Field(alias="bornAt")] = None\n'
    ),
    "models/color.py": '# From pets.yaml#/components/schemas/Color\n\nclass Color(StrEnum):\n    RED = "red"\n',
}
THEIRS = {
    "api/pets_api.py": (
        "class PetsApi:\n"
        "    async def get_pet(self, id: str, x_trace: str, _request_timeout: float) -> Pet:\n        ...\n\n"
        "    async def get_pet_with_http_info(self, id: str) -> ApiResponse[Pet]:\n        ...\n\n"
        "    def _get_pet_serialize(self, id):\n"
        "        return self.api_client.param_serialize(method='GET', resource_path='/pets/{id}')\n"
    ),
    "models/pet.py": (
        "class Pet(BaseModel):\n    id: StrictStr\n"
        '    born_at2: Optional[datetime] = Field(default=None, alias="bornAt")\n'
        '    __properties: ClassVar[List[str]] = ["id", "bornAt"]\n'
    ),
    "models/color.py": "class Color(str, Enum):\n    RED = 'red'\n",
    "models/broken.py": "class 2FA:\n",
}


def _write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        target = root / "out" / "pets" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return find_package(root / "out")


def test_our_package_is_read(tmp_path: Path) -> None:
    """Methods by operation, fields by property, members by value."""
    package = read_package(_write(tmp_path, OURS))

    assert package.operations == {("GET", "/pets/{id}"): [Method("PetsApi", "pets_api", "get_pet", ("id", "x_trace"))]}
    assert package.schemas == {
        "Pet": Schema("pet", "model", (("id", "id"), ("bornAt", "born_at")), "Pet"),
        "Color": Schema("color", "enum", (("'red'", "RED"),), "Color"),
    }


def test_the_published_package_is_read(tmp_path: Path) -> None:
    """Options are no arguments; a module that is no Python is told about."""
    package = read_package(_write(tmp_path, THEIRS))

    assert package.operations == {("GET", "/pets/{id}"): [Method("PetsApi", "pets_api", "get_pet", ("id", "x_trace"))]}
    assert package.schemas["Pet"].members == (("id", "id"), ("bornAt", "born_at2"))
    assert package.broken == ["models/broken.py"]


def test_differences_have_reasons(tmp_path: Path) -> None:
    """What differs is told with the class of reasons that it belongs to."""
    ours, theirs = (read_package(_write(tmp_path / name, files)) for name, files in (("a", OURS), ("b", THEIRS)))

    (difference,) = compare_packages(ours, theirs).differences

    assert (difference.kind, difference.ours, difference.theirs) == ("field", "born_at", "born_at2")
    assert difference.reason == "counter"


def test_reasons() -> None:
    """Each class of reasons is found by what the two names look like."""
    assert explain("method", "get", None) == "lost"
    assert explain("API class", "Tag2FAApi", "2FAApi") == "invalid"
    assert explain("model class", "ModelApiResponse", "ApiResponse") == "client"
    assert explain("parameter", "id_query", "id2") == "counter"
    assert explain("parameter", "b_request", "a_request") == "request"
    assert explain("parameter", "b_request_inner", "title_of_it") == "title"
    assert explain("method", "get", "fetch") == "unexplained"
    assert explain("order of parameters", "a, b", "b, a") == "unexplained"
