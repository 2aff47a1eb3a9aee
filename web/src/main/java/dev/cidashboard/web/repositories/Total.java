package dev.cidashboard.web.repositories;

import dev.cidashboard.web.ui.Badge;

/**
 * How many there are of a kind, and the link that shows only those, or all again if it is chosen already.
 *
 * @param badge null for a platform
 */
record Total(String word, String title, Badge badge, int count, String href, boolean chosen) {}
