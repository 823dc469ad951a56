"""What may stand in each kind of file, as JSON Schema: an editor completes and checks by it."""

from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criterion import CriteriaFile
from ulo_selfcheck.documents.formats.json_text import json_text
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.ground.models import Part

Kind = Literal["answers", "criteria", "settings"]

_MODELS: dict[Kind, type[Part]] = {"answers": Assessment, "criteria": CriteriaFile, "settings": Settings}


def schema_of(kind: Kind) -> str:
    """Return the JSON Schema of a kind of file, as JSON text."""
    return json_text(_MODELS[kind].model_json_schema(schema_generator=_ForToml))


class _ForToml(GenerateJsonSchema):
    """What an editor is told: TOML has no null, and a key is its own title."""

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        found = super().default_schema(schema)
        return {key: value for key, value in found.items() if (key, value) != ("default", None)}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  (of none of them)
        return False
