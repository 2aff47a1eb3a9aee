package dev.cidashboard.web.insights;

import dev.cidashboard.web.ui.Part;

/**
 * What stands above the numbers of a panel.
 *
 * @param definition what they mean, a sentence
 * @param asOf when they were true, if nothing newer can be had; else null
 * @param problem why there are none, a sentence; null if there are
 */
record PanelHead(String id, String title, String definition, String asOf, String problem) {

    static PanelHead of(Definition definition, Part<?> part) {
        return new PanelHead(definition.id(), definition.title(), definition.sentence(), part.asOf(), part.problem());
    }
}
