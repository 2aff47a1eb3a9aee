package dev.cidashboard.aggregator.forge;

import java.util.List;

/**
 * The pages of one list, put together.
 *
 * @param total how many the forge has, at least those listed
 * @param complete whether every page was read
 * @param dropped elements that could not be told apart from others, because their id or name was missing
 */
public record Listing<E>(List<E> elements, int total, boolean complete, int dropped) {}
