package dev.cidashboard.web.ui;

import io.quarkus.qute.TemplateExtension;

/** {@code {asset:style}} and its like in templates. */
@TemplateExtension(namespace = "asset")
final class AssetExtensions {

    private AssetExtensions() {}

    static String style() {
        return Asset.STYLE.href();
    }

    static String script() {
        return Asset.SCRIPT.href();
    }

    static String icons() {
        return Asset.ICONS.href();
    }

    static String favicon() {
        return Asset.FAVICON.href();
    }
}
