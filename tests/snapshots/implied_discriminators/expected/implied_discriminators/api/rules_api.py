"""The operations of the tag "rules"."""

# From spec.yaml, the tag "rules"

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import rules_api as _operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..models import Rule, SpamRule, SpamRuleDict, WordRule, WordRuleDict
    from ..rest import RESTResponse


class RulesApi(BaseApi):
    """The operations of the tag "rules"."""

    async def add_rule(
        self,
        body: WordRule | WordRuleDict | SpamRule | SpamRuleDict,
        **options: Unpack[RequestOptions],
    ) -> Rule:
        """Send POST /rules.

        Args:
            body: The request body.
            **options: Settings of this one request, see `RequestOptions`.

        Returns:
            The rule, as a notice in a list or alone.

        """
        return await self._call(_operations.ADD_RULE, (body,), options)

    async def add_rule_with_http_info(
        self,
        body: WordRule | WordRuleDict | SpamRule | SpamRuleDict,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Rule]:
        """Send POST /rules.

        Takes what `add_rule` takes, and gives the status code, the headers and the raw
        body with the decoded data.
        """
        return await self._call_with_http_info(_operations.ADD_RULE, (body,), options)

    async def add_rule_without_preload_content(
        self,
        body: WordRule | WordRuleDict | SpamRule | SpamRuleDict,
        **options: Unpack[RequestOptions],
    ) -> RESTResponse:
        """Send POST /rules.

        Takes what `add_rule` takes, and gives the response as soon as its headers are
        there, whatever its status: the body is neither read nor decoded.
        """
        return await self._call_without_preload_content(
            _operations.ADD_RULE, (body,), options
        )
