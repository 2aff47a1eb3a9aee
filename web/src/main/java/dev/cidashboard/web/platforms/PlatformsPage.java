package dev.cidashboard.web.platforms;

import dev.cidashboard.web.ui.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import java.util.List;

/** How the configured forges are. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PlatformsPage(Layout layout, List<PlatformCard> cards, HistoryCard history) implements TemplateInstance {}
