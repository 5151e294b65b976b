"""Each rule for schemas, one by one."""

from __future__ import annotations

import pytest

from sdkpress.problems import SpecError
from tests.normalize.conftest import Normalize, Schemas

REF = "#/components/schemas/"


def test_single_reference_keeps_its_annotations(schemas: Schemas) -> None:
    """`allOf` around one reference is that reference, described."""
    found = schemas("{A: {properties: {b: {description: Hi., allOf: [{$ref: '#/components/schemas/B'}]}}}, B: {}}")

    assert found["A"]["properties"]["b"] == {"$ref": f"{REF}B", "description": "Hi."}


def test_siblings_of_a_reference_count_in_3_1(schemas: Schemas) -> None:
    """In 3.1 constraints beside a reference hold as well; in 3.0 they are ignored."""
    text = "{A: {$ref: '#/components/schemas/B', maxLength: 3}, B: {type: string, minLength: 1}}"

    assert schemas(text)["A"] == {"type": "string", "minLength": 1, "maxLength": 3}
    assert schemas(text, "3.0.3")["A"] == {"$ref": f"{REF}B"}


def test_inline_object_is_named_by_its_place(schemas: Schemas) -> None:
    """Objects in properties, items, maps and unions become components."""
    found = schemas(
        """
        Pet:
          properties:
            owner: {properties: {a: {}}}
            tags: {items: {properties: {b: {}}}}
            map: {additionalProperties: {properties: {c: {}}}}
            one: {oneOf: [{properties: {d: {}}}, {properties: {e: {}}}]}
        """
    )

    assert list(found) == ["Pet", "Pet_owner", "Pet_tags_inner", "Pet_map_value", "Pet_one_oneOf", "Pet_one_oneOf_1"]


def test_component_keeps_a_name_that_a_place_asks_for(schemas: Schemas) -> None:
    """A schema without a name gives way to one that the document names."""
    found = schemas("{Pet: {properties: {owner: {properties: {a: {}}}}}, PetOwner: {type: string}}")

    assert found["PetOwner"] == {"type": "string"}
    assert found["Pet"]["properties"]["owner"]["$ref"] == f"{REF}components_schemas_Pet_properties_owner"


def test_reference_into_a_schema_names_the_same_component(schemas: Schemas) -> None:
    """A deep reference and the place itself give one component, whichever comes first."""
    found = schemas(
        """
        A: {properties: {x: {$ref: '#/components/schemas/B/properties/y'}}}
        B: {properties: {y: {properties: {z: {}}}}}
        """
    )

    assert found["A"]["properties"]["x"] == found["B"]["properties"]["y"] == {"$ref": f"{REF}B_y"}


def test_reference_through_a_reference(schemas: Schemas) -> None:
    """A pointer may lead through a schema that is a reference itself, and be escaped."""
    found = schemas(
        """
        Alias: {$ref: '#/components/schemas/a~1b%20c'}
        a/b c: {properties: {id: {type: integer}}}
        User: {properties: {id: {$ref: '#/components/schemas/Alias/properties/id'}}}
        """
    )

    assert found["Alias"] == {"$ref": f"{REF}a~1b%20c"}
    assert found["User"]["properties"]["id"] == {"type": "integer"}


def test_members_and_own_properties_are_united_in_order(schemas: Schemas) -> None:
    """Referenced parents come first, then inline members, then the schema's own properties."""
    found = schemas(
        """
        Child:
          properties: {own: {}}
          required: [own]
          allOf: [{properties: {inline: {}}}, {$ref: '#/components/schemas/Parent'}]
        Parent: {properties: {id: {type: string}}, required: [id]}
        """
    )

    assert list(found["Child"]["properties"]) == ["id", "inline", "own"]
    assert found["Child"]["required"] == ["id", "own"]


def test_property_of_parent_and_child_holds_both(schemas: Schemas) -> None:
    """A property that both describe has the constraints of both; a child of its type stands for the parent."""
    found = schemas(
        """
        A: {properties: {n: {type: string, minLength: 2}, p: {$ref: '#/components/schemas/P'}}}
        B:
          allOf: [{$ref: '#/components/schemas/A'}]
          properties: {n: {maxLength: 5}, p: {$ref: '#/components/schemas/Q'}}
        P: {properties: {x: {}}}
        Q: {allOf: [{$ref: '#/components/schemas/P'}], properties: {y: {}}}
        """
    )

    assert found["B"]["properties"]["n"] == {"type": "string", "minLength": 2, "maxLength": 5}
    assert found["B"]["properties"]["p"] == {"$ref": f"{REF}Q"}


def test_contradiction_is_said(normalize: Normalize) -> None:
    """Types that exclude each other are a notice with a place, and either is accepted."""
    canonical = normalize(
        """\
openapi: 3.1.0
info: {title: Test, version: "1"}
paths: {}
components:
  schemas:
    A:
      allOf: [{type: string}, {type: integer}]
"""
    )

    assert [notice.code for notice in canonical.notices] == ["conflicting-schemas"]
    assert canonical.notices[0].position is not None
    assert canonical.notices[0].position.line in (6, 7)


def test_schema_of_itself_keeps_its_own_properties(schemas: Schemas) -> None:
    """Schemas that compose themselves or each other say no more by that."""
    found = schemas(
        """
        Self: {allOf: [{$ref: '#/components/schemas/Self'}, {properties: {a: {}}}]}
        M: {allOf: [{$ref: '#/components/schemas/N'}, {properties: {m: {}}}]}
        N: {allOf: [{$ref: '#/components/schemas/M'}, {properties: {n: {}}}]}
        """
    )

    assert list(found["Self"]["properties"]) == ["a"]
    assert set(found["M"]["properties"]) == set(found["N"]["properties"]) == {"m", "n"}


def test_circle_of_references_is_refused(schemas: Schemas) -> None:
    """Schemas that are only references to each other mean nothing."""
    with pytest.raises(SpecError, match="circular-reference"):
        schemas("{A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}")


def test_recursive_arrays_composed_have_an_end(schemas: Schemas) -> None:
    """A composition that meets itself inside gets a name and refers to it."""
    found = schemas(
        """
        A: {type: array, items: {$ref: '#/components/schemas/A'}}
        B: {type: array, items: {$ref: '#/components/schemas/B'}, maxItems: 2}
        C: {properties: {both: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}
        """
    )

    assert "$ref" in found["C"]["properties"]["both"] or found["C"]["properties"]["both"]["type"] == "array"


@pytest.mark.parametrize(
    "schema",
    [
        "{type: [string, 'null']}",
        "{type: string, nullable: true}",
        "{anyOf: [{type: string}, {type: 'null'}]}",
        "{oneOf: [{type: 'null'}, {type: string}]}",
        "{type: string, x-nullable: true}",
        "{allOf: [{type: string}], nullable: true}",
    ],
)
def test_null_in_every_spelling(schemas: Schemas, schema: str) -> None:
    """There is one way to say that null may stand instead."""
    assert schemas(f"{{A: {schema}}}")["A"] == {"type": "string", "nullable": True}


def test_reference_is_described_as_what_it_stands_for(schemas: Schemas) -> None:
    """What a plain schema says of its values holds wherever it is referred to, over several references too."""
    found = schemas(
        """
        Thing:
          properties:
            id: {$ref: '#/components/schemas/Key'}
            own: {description: Its own., allOf: [{$ref: '#/components/schemas/Key'}]}
        Key: {$ref: '#/components/schemas/Id'}
        Id: {type: string, title: Id, description: Which., default: a, readOnly: true, deprecated: true, example: b}
        """
    )

    said = {"title": "Id", "default": "a", "readOnly": True, "deprecated": True, "examples": ["b"]}
    assert found["Thing"]["properties"]["id"] == {"$ref": f"{REF}Key", "description": "Which.", **said}
    assert found["Thing"]["properties"]["own"] == {"$ref": f"{REF}Key", "description": "Its own.", **said}


def test_reference_to_a_class_leaves_its_description_there(schemas: Schemas) -> None:
    """Models and unions describe themselves; of an enum only what holds for the place is said there."""
    found = schemas(
        """
        Thing:
          properties:
            size: {$ref: '#/components/schemas/Size'}
            owner: {$ref: '#/components/schemas/Owner'}
        Size: {type: string, enum: [s, m], description: How large., default: s}
        Owner: {description: Who., properties: {name: {type: string}}}
        """
    )

    assert found["Thing"]["properties"]["size"] == {"$ref": f"{REF}Size", "default": "s"}
    assert found["Thing"]["properties"]["owner"] == {"$ref": f"{REF}Owner"}


def test_reference_to_what_may_be_null(schemas: Schemas) -> None:
    """A reference says itself that null may stand there."""
    found = schemas(
        "{A: {properties: {b: {$ref: '#/components/schemas/B'}}}, B: {type: [string, 'null'], enum: [x, null]}}"
    )

    assert found["B"] == {"type": "string", "enum": ["x"], "nullable": True}
    assert found["A"]["properties"]["b"] == {"$ref": f"{REF}B", "nullable": True}


def test_list_of_types_is_a_union(schemas: Schemas) -> None:
    """Each type takes the keywords that concern it."""
    found = schemas("{A: {type: [string, integer], minLength: 2, minimum: 3, description: Both.}}")

    assert found["A"] == {
        "description": "Both.",
        "anyOf": [{"type": "string", "minLength": 2}, {"type": "integer", "minimum": 3}],
    }


def test_enum_values(schemas: Schemas) -> None:
    """Values are kept once each, in the type of the schema, with what is said about them in step."""
    found = schemas(
        """
        A: {type: string, enum: [a, b, a, null], x-enum-varnames: [ONE, TWO, X, Y]}
        B: {enum: [1, a, true]}
        C: {type: integer, enum: ["1", 2]}
        D: {const: 5}
        E: {oneOf: [{const: r, title: RED}, {const: g, title: GREEN, description: Go.}]}
        """
    )

    assert found["A"] == {"type": "string", "enum": ["a", "b"], "nullable": True, "x-enum-varnames": ["ONE", "TWO"]}
    assert found["B"] == {"enum": [1, "a", True]}
    assert found["C"] == {"type": "integer", "enum": [1, 2]}
    assert found["D"] == {"type": "integer", "enum": [5]}
    assert found["E"]["enum"] == ["r", "g"]
    assert found["E"]["x-enum-varnames"] == ["RED", "GREEN"]
    assert found["E"]["x-enum-descriptions"] == ["", "Go."]


def test_boolean_schemas(schemas: Schemas) -> None:
    """True accepts anything, false nothing."""
    assert schemas("{A: true, B: false}") == {"A": {}, "B": {"not": {}}}


def test_union_folds(schemas: Schemas) -> None:
    """One member stands alone, and the same member counts once."""
    found = schemas(
        """
        A: {oneOf: [{type: string, maxLength: 2}], description: One.}
        B: {anyOf: [{type: string}, {type: string, description: Same.}, {type: integer}]}
        """
    )

    assert found["A"] == {"type": "string", "maxLength": 2, "description": "One."}
    assert found["B"] == {"anyOf": [{"type": "string"}, {"type": "integer"}]}


def test_what_stands_beside_a_union_goes_into_its_members(schemas: Schemas) -> None:
    """Properties beside `oneOf` hold for each member; one that has them anyway stays a reference."""
    found = schemas(
        """
        U:
          properties: {id: {type: string}}
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
        A: {properties: {id: {type: string}}}
        B: {properties: {b: {}}}
        """
    )

    assert found["U"] == {"oneOf": [{"$ref": f"{REF}A"}, {"$ref": f"{REF}U_oneOf_1"}]}
    assert set(found["U_oneOf_1"]["properties"]) == {"id", "b"}


def test_union_of_requirements_is_left_to_the_server(schemas: Schemas) -> None:
    """`anyOf` of `required` lists says nothing about types."""
    found = schemas("{A: {properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}}")

    assert "anyOf" not in found["A"]


def test_discriminator_is_complete(schemas: Schemas) -> None:
    """Values come from the mapping, then from constants, then from the names of the schemas."""
    found = schemas(
        """
        U:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
          discriminator: {propertyName: kind, mapping: {first: '#/components/schemas/A'}}
        A: {properties: {kind: {type: string}}}
        B: {properties: {kind: {const: second}}}
        C: {properties: {kind: {type: string}}}
        """
    )

    assert found["U"]["discriminator"]["mapping"] == {"first": "A", "second": "B", "C": "C"}


def test_parent_with_discriminator_stays_a_model(schemas: Schemas) -> None:
    """The children that compose it are its discriminator's values; its union of them doesn't come back to them."""
    found = schemas(
        """
        Pet:
          properties: {kind: {type: string}}
          discriminator: {propertyName: kind}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {type: boolean}}}]}
        Base:
          properties: {kind: {type: string}}
          oneOf: [{$ref: '#/components/schemas/Sub'}, {$ref: '#/components/schemas/Other'}]
        Sub: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {s: {}}}]}
        Other: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {o: {}}}]}
        """
    )

    assert found["Pet"]["discriminator"] == {"propertyName": "kind", "mapping": {"Cat": "Cat"}}
    assert list(found["Cat"]["properties"]) == ["kind", "meow"]
    assert found["Base"] == {"oneOf": [{"$ref": f"{REF}Sub"}, {"$ref": f"{REF}Other"}]}
    assert list(found["Sub"]["properties"]) == ["kind", "s"]


def test_missing_type_is_told_by_keywords(schemas: Schemas) -> None:
    """Keywords of one type imply it."""
    found = schemas("{A: {minLength: 1}, B: {items: {}}, C: {additionalProperties: false}, D: {format: int64}}")

    assert [found[name]["type"] for name in "ABCD"] == ["string", "array", "object", "integer"]


@pytest.mark.parametrize(
    ("beside", "text", "accepted"),
    [
        ("required: [id]", "enum: [a, b]", {"type": "string", "enum": ["a", "b"]}),
        ("properties: {id: {}}", "enum: [a, b]", {"type": "string", "enum": ["a", "b"]}),
        ("minProperties: 1", "const: 1", {"type": "integer", "enum": [1]}),
        ("required: [id]", "oneOf: [{const: a}, {const: b}]", {"type": "string", "enum": ["a", "b"]}),
        ("items: {type: string}", "anyOf: [{const: a}, {const: b}]", {"type": "string", "enum": ["a", "b"]}),
        ("properties: {id: {}}", "anyOf: [{type: string}, {type: integer}]",
         {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        ("additionalProperties: {type: string}", "anyOf: [{const: a}, {type: number}]",
         {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "number"}]}),
        ("required: [id]", "oneOf: [{type: string}, {type: object}]",
         {"oneOf": [{"type": "string"}, {"type": "object", "additionalProperties": True}]}),
    ],
)  # fmt: skip
def test_what_objects_must_be_makes_no_object_of_plain_values(
    schemas: Schemas, beside: str, text: str, accepted: dict[str, object]
) -> None:
    """`required`, `properties` and the like hold for objects and let other values pass, without allowing objects.

    JSON Schema 2020-12, Core 7.6.1 ("instances of other types always pass") and Validation 6.5.3: a value still has to
    be one of the enum, or to meet a member of the union. No object does where these are plain, so that a type with
    objects in it would accept what the schema refuses.
    """
    assert schemas(f"{{A: {{{text}, {beside}}}}}")["A"] == accepted


def test_bounds_and_examples_of_3_0(schemas: Schemas) -> None:
    """The flags and the one example of 3.0 are written as 3.1 does."""
    found = schemas("{A: {type: integer, minimum: 1, exclusiveMinimum: true, example: 2}}", "3.0.3")

    assert found["A"] == {"type": "integer", "exclusiveMinimum": 1, "examples": [2]}


def test_pattern_properties(schemas: Schemas) -> None:
    """Keys told by a pattern are additional properties."""
    found = schemas("{A: {patternProperties: {^x: {type: string}, ^y: {type: integer}}, additionalProperties: false}}")

    assert found["A"]["additionalProperties"] == {"anyOf": [{"type": "string"}, {"type": "integer"}]}


def test_names_do_not_depend_on_other_parts(schemas: Schemas) -> None:
    """Taking a schema out renames nothing else."""
    rest = "{A: {properties: {x: {properties: {y: {}}}}}, C: {items: {properties: {z: {}}}}}"
    whole = schemas("{B: {properties: {x: {properties: {y: {}}}}}, " + rest[1:])

    assert {name: schema for name, schema in whole.items() if not name.startswith("B")} == schemas(rest)
