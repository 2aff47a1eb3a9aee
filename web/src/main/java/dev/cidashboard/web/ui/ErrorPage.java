package dev.cidashboard.web.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What went wrong, in a sentence, and where to go from here.
 *
 * @param code the status; null where nothing went wrong
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ErrorPage(Layout layout, Integer code, String sentence) implements TemplateInstance {}
