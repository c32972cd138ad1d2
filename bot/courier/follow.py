"""Following the brand: an edited folder and a newer FAQ in the database are taken over by themselves."""

from bot.brand.in_force import BrandInForce
from bot.domain.knowledge import KnowledgeBase


async def follow_brand(brand: BrandInForce, knowledge: KnowledgeBase) -> None:
    """Take over what has changed, if it is free of mistakes; what fails half-way is done at the next look."""
    await brand.look()
    await knowledge.follow(brand.now)
