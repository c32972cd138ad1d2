"""Following the brand: an edited folder and a newer FAQ in the database are taken over by themselves."""

from bot.services import Services


async def follow_brand(services: Services) -> None:
    """Take over what has changed, if it is free of mistakes; what fails half-way is done at the next look."""
    await services.brand.look()
    if await services.knowledge.follow(services.brand.now):
        await services.misses.settle(services.knowledge.now.engine)
