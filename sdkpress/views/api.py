"""What the module of an API class prints: three methods for each operation."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sdkpress import text
from sdkpress.annotations import Annotation, annotate, classes_in, optional
from sdkpress.build_operations import body_type
from sdkpress.imports import Import, import_lines
from sdkpress.ir import Api, Missing, Operation, Parameter, RequestBody, Scalar, Sdk, Type
from sdkpress.views.forms import (
    Call,
    FormView,
    collected_form,
    further_forms,
    further_imports,
    further_names,
    has_collected_form,
    in_sync,
    stream_form,
)
from sdkpress.views.origin import tag_origin
from sdkpress.views.wire import constant_name, tuple_of


@dataclass(frozen=True, slots=True)
class ApiView:
    """A module with one API class."""

    docstring: str
    origin: str
    checked_imports: tuple[str, ...]
    imports: tuple[str, ...]
    python_name: str
    class_docstring: str
    forms: tuple[FormView, ...]


# What the options of a request are called: the first that no argument is called.
_OPTIONS = ("options", "request_options", "_options")

_COLUMNS = 88
_LONGEST_PATH = 60

# The modules of the package that stand in `sync/` as well.
_TWINS = frozenset({"._pagination", ".streaming", ".api_client", ".rest"})


def api_views(sdk: Sdk, api: Api) -> tuple[ApiView, ApiView]:
    """What the module of an API class prints, and what its synchronous twin does.

    Args:
        sdk: What is rendered.
        api: The API class.
    """
    methods = {name for each in api.operations for name in (*_form_names(each), *further_names(each))}
    classes = {name for operation in api.operations for type_ in _types_of(operation) for name in classes_in(type_)}
    annotations: list[Annotation] = []
    forms: list[FormView] = []
    for operation in api.operations:
        forms.extend(_forms(operation, methods, classes, annotations))
    checked = {each for annotation in annotations for each in (*annotation.imports, *annotation.models)}
    checked |= {
        Import("typing_extensions", "Unpack"),
        Import("._request", "RequestOptions"),
        Import(".api_response", "ApiResponse"),
        Import(".rest", "RESTResponse"),
    }
    needed = {Import("._operations", api.module, "_operations"), Import(".api_client", "BaseApi")}
    if any(operation.deprecated for operation in api.operations):
        needed.add(Import("typing_extensions", "deprecated", "_deprecated"))
    if any(_warns(operation) for operation in api.operations):
        needed.add(Import("._deprecation", "warns", "_warns"))
    more_needed, more_checked = further_imports(api.operations)
    needed |= more_needed
    checked |= more_checked
    title = f'The operations of the tag "{api.name}".' if api.name else "The operations without a tag."
    view = ApiView(
        docstring=text.docstring(title, 0),
        origin=tag_origin(sdk, api.name),
        imports=import_lines(needed, ".."),
        checked_imports=import_lines(checked, ".."),
        python_name=api.python_name,
        class_docstring=text.docstring(api.description or title, 4),
        forms=tuple(forms),
    )
    twin = replace(
        view,
        imports=import_lines(needed, "...", twins=_TWINS),
        checked_imports=import_lines(in_sync(checked), "...", twins=_TWINS),
        forms=tuple(form.in_sync() for form in forms),
    )
    return view, twin


def _form_names(operation: Operation) -> tuple[str, str, str]:
    name = operation.python_name
    return name, f"{name}_with_http_info", f"{name}_without_preload_content"


def sent_arguments(operation: Operation) -> tuple[Parameter | RequestBody, ...]:
    """The arguments of an operation in the order of its description on the wire: the body after the parameters."""
    body = operation.body
    return (*operation.parameters, *(() if body is None else body.form or (body,)))


def arguments_of(operation: Operation) -> tuple[Parameter | RequestBody, ...]:
    """The arguments of an operation in the order of its signature: required ones first."""
    return tuple(sorted(sent_arguments(operation), key=lambda argument: not argument.required))


def argument_type(argument: Parameter | RequestBody) -> Type:
    """The type of an argument."""
    return body_type(argument) if isinstance(argument, RequestBody) else argument.type


def _types_of(operation: Operation) -> Iterable[Type | None]:
    return [operation.return_type, *(argument_type(argument) for argument in arguments_of(operation))]


def _forms(
    operation: Operation, methods: Collection[str], classes: Collection[str], annotations: list[Annotation]
) -> Iterable[FormView]:
    arguments = arguments_of(operation)
    declared = []
    for argument in arguments:
        annotation = annotate(argument_type(argument), "argument", shadowed=methods, classes=classes)
        if not argument.required:
            annotation = optional(annotation)
        annotations.append(annotation)
        default = "" if argument.required else " = None"
        declared.append(f"{argument.python_name}: {_folded(argument.python_name, annotation.text)}{default}")
    result = annotate(operation.return_type or Scalar("none"), "result", shadowed=methods, classes=classes)
    annotations.append(result)
    options = next(name for name in _OPTIONS if name not in {each.python_name for each in arguments})
    signature = ", ".join(["self", *declared, f"**{options}: Unpack[RequestOptions]"])
    values = tuple_of(each.python_name for each in sent_arguments(operation))
    passed = f"_operations.{constant_name(operation)}, {values}, {options}"
    plain, with_info, without_preload = _form_names(operation)
    summary = _summary(operation)
    marks = _marks(operation)
    call = Call(operation, signature, passed, summary, marks, methods, classes, annotations)
    said = _docstring(operation, arguments, options)
    if operation.stream and operation.stream.python_name == plain:
        yield stream_form(call, operation.stream, said)
    else:
        yield FormView(plain, signature, result.text, said, f"_call({passed})", marks)
    if has_collected_form(operation) and operation.stream:
        yield collected_form(call, operation.stream, with_info)
    else:
        yield FormView(
            with_info,
            signature,
            f"ApiResponse[{result.text}]",
            text.docstring(
                f"{summary}\n\nTakes what `{plain}` takes, and gives the status code, the headers and the raw body with"
                " the decoded data.",
                8,
            ),
            f"_call_with_http_info({passed})",
            marks,
        )
    yield FormView(
        without_preload,
        signature,
        "RESTResponse",
        text.docstring(
            f"{summary}\n\nTakes what `{plain}` takes, and gives the response as soon as its headers are there,"
            " whatever its status: the body is neither read nor decoded.",
            8,
        ),
        f"_call_without_preload_content({passed})",
        marks,
    )
    yield from further_forms(call)


def _warns(operation: Operation) -> bool:
    """Whether the document advises against an operation or against an argument of it."""
    arguments = (each for each in sent_arguments(operation) if isinstance(each, Parameter))
    return operation.deprecated or any(argument.deprecated for argument in arguments)


def _marks(operation: Operation) -> tuple[str, ...]:
    """The decorators by which editors and type checkers tell, and by which a call warns."""
    marks: list[str] = []
    if operation.deprecated:
        marks.append(f"@_deprecated({text.literal(f'{operation.python_name}() is deprecated.')}, category=None)")
    if _warns(operation):
        marks.append(f"@_warns(_operations.{constant_name(operation)})")
    return tuple(marks)


def _folded(name: str, annotation: str) -> str:
    """An annotation that is too long for one line with its argument, as the formatter can put it on one of its own."""
    too_long = len(f"        {name}: {annotation} = None,") > _COLUMNS
    return f"({annotation})" if too_long and "[" not in annotation else annotation


def _summary(operation: Operation) -> str:
    """What an operation does, in a sentence."""
    return text.sentence(operation.summary or operation.description) or _unsaid_operation(operation)


def _unsaid_operation(operation: Operation) -> str:
    """What can be said of an operation that the document doesn't describe."""
    return f"Send {operation.method} {text.ending(operation.sent_path, _LONGEST_PATH)}."


def _docstring(operation: Operation, arguments: Iterable[Parameter | RequestBody], options: str) -> str:
    repeated = _words(operation.description)[: len(_words(operation.summary))] == _words(operation.summary)
    parts = ["" if repeated else operation.summary, operation.description]
    if not any(parts):
        parts = [_unsaid_operation(operation)]
    if operation.deprecated:
        parts.append("Deprecated: the document advises against this operation.")
    sections = [_arguments_section(arguments, options), _returns_section(operation), _raises_section(operation)]
    said = "\n\n".join(part for part in parts if part)
    return text.docstring(said, 8, sections=[each for each in sections if each])


def _words(said: str) -> list[str]:
    return [word.rstrip(".") for word in said.split()]


def _arguments_section(arguments: Iterable[Parameter | RequestBody], options: str) -> text.Section:
    entries = [(argument.python_name, _argument_text(argument)) for argument in arguments]
    return "Args", [*entries, (f"**{options}", "Settings of this one request, see `RequestOptions`.")]


def _argument_text(argument: Parameter | RequestBody) -> str:
    if isinstance(argument, RequestBody):
        return argument.description or "The request body."
    said = [argument.description or _unsaid(argument)]
    if not isinstance(argument.default, Missing):
        said.append(f"The server's default is {text.literal(argument.default)}.")
    if argument.deprecated:
        said.append("Deprecated.")
    return " ".join(said)


def _unsaid(parameter: Parameter) -> str:
    """What can be said of a parameter that the document doesn't describe."""
    if parameter.location == "form":
        return f"The field `{parameter.name}` of the form."
    return f"The {parameter.location} parameter `{parameter.name}`."


def _returns_section(operation: Operation) -> text.Section | None:
    if operation.return_type is None:
        return None
    said = next((each.description for each in operation.responses if each.status.startswith("2")), "")
    return "Returns", [("", said or "The decoded response.")]


_ERROR_CLASSES = {
    "400": "BadRequestException",
    "401": "UnauthorizedException",
    "403": "ForbiddenException",
    "404": "NotFoundException",
    "409": "ConflictException",
    "422": "UnprocessableEntityException",
    "429": "TooManyRequestsException",
}


def _raises_section(operation: Operation) -> text.Section | None:
    entries = []
    for response in operation.responses:
        if response.status[0] in "45" or response.status == "default":
            fallback = "ServiceException" if response.status[0] == "5" else "ApiException"
            name = _ERROR_CLASSES.get(response.status, fallback)
            status = "Any other status" if response.status == "default" else f"Status {response.status}"
            entries.append((name, f"{status}: {response.description}" if response.description else f"{status}."))
    return ("Raises", entries) if entries else None
