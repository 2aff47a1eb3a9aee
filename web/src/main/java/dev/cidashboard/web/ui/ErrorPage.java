package dev.cidashboard.web.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What went wrong, in a sentence, and where to go from here. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ErrorPage(Layout layout, int status, String sentence) implements TemplateInstance {}
