"""Tells those who asked that records were written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stdcommittee.base.frozen import frozen
from stdcommittee.storage.history import Touched

Listener = Callable[[Touched], None]


@frozen(eq=False)
class Subscription:
    """A standing interest in some kinds of records; `cancel` ends it."""

    kinds: frozenset[str]
    listener: Listener
    bus: Bus

    def cancel(self) -> None:
        """Stop listening."""
        self.bus.drop(self)


class Bus:
    """One per open workspace. Listeners are called on the thread that wrote."""

    def __init__(self) -> None:
        self._subscriptions: list[Subscription] = []

    def subscribe(self, kinds: Iterable[str], listener: Listener) -> Subscription:
        """Call a listener after each operation that touched one of the kinds (none: any)."""
        subscription = Subscription(frozenset(kinds), listener, self)
        self._subscriptions.append(subscription)
        return subscription

    def drop(self, subscription: Subscription) -> None:
        """Forget a subscription."""
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)

    def publish(self, touched: Touched) -> None:
        """Tell everybody who is interested."""
        for subscription in tuple(self._subscriptions):
            if not subscription.kinds or subscription.kinds & touched.records.keys():
                subscription.listener(touched)
