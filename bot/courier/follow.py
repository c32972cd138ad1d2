"""Following the brand: an edited folder and a newer FAQ in the database are taken over by themselves."""

from bot.brand.in_force import BrandInForce
from bot.domain.knowledge import KnowledgeBase


async def follow_brand(brand: BrandInForce, knowledge: KnowledgeBase) -> None:
    """Take over what has changed since the last look, if it is free of mistakes."""
    if await brand.look():
        await knowledge.take_over(brand.now)
    await knowledge.refresh()
