"""The words that a Python name must not be, each kind with its reason."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KEYWORDS = _words(
    "and as assert async await break class continue def del elif else except false finally for from global if import"
    " in is lambda none nonlocal not or pass raise return true try while with yield"
)
"""Python's keywords, in lower case."""

RESERVED = KEYWORDS | _words(
    "all_params auth_settings base64 body_params date exec field float form_params from_dict from_json header_params"
    " json local_var_files model_computed_fields model_config model_construct model_copy model_dump model_dump_json"
    " model_extra model_fields model_fields_set model_json_schema model_parametrized_name model_post_init"
    " model_rebuild model_validate model_validate_json model_validate_strings path_params print property query_params"
    " resource_path schema self to_dict to_json to_str"
)
"""What OpenAPI Generator's python client escapes in every name, in whatever case."""

LOOKALIKES = _words("I O l")
"""Names that look like digits: linters refuse them (E741)."""

MODEL_ATTRIBUTES = _words(
    "additional_properties construct copy dict from_orm mro parse_file parse_obj parse_raw register schema_json"
    " update_forward_refs validate"
)
"""What a field would hide of every model: pydantic warns of it, and type checkers refuse it."""

API_ATTRIBUTES = _words("api_client")
"""What an API class has besides its operations."""

ENUM_ATTRIBUTES = _words("from_json mro name value")
"""What an enum class has besides its members."""

RUNTIME_CLASSES = _words(
    "ApiAttributeError ApiClient ApiConnectionError ApiDecodeError ApiException ApiKeyError ApiResponse ApiTimeoutError"
    " ApiTypeError ApiValueError BaseApi Configuration OpenApiException RESTResponse RequestOptions"
)
"""The classes that the root of the generated package exports, or modules of API classes import, whatever comes."""

IMPORTED_NAMES = _words("TypeAliasType Unpack")
"""The names that generated modules always import, which a model must not take from them; others get an alias."""

BUILTIN_CLASSES = _words(
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError"
    " BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError"
    " ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception"
    " ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError"
    " ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError"
    " KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented"
    " NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError"
    " PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning"
    " StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError"
    " TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError"
    " UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError"
)
"""Python's own names that a class may have too: in annotations they would mean Python's."""

DEVICES = _words("aux con nul prn") | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
"""The file names that Windows keeps for devices."""
