package dev.cidashboard.endtoend.browser;

import com.microsoft.playwright.options.ColorScheme;

/**
 * How somebody looks at the pages.
 *
 * @param examined whether scripts may be put into the page in spite of its content security policy, as axe must
 */
record Look(int width, int height, ColorScheme colours, boolean javaScript, boolean examined) {

    static final Look DESKTOP = new Look(1280, 800, ColorScheme.LIGHT, true, false);
    static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, true, false);
    static final Look SMALL_PHONE = new Look(360, 640, ColorScheme.LIGHT, true, false);

    Look dark() {
        return new Look(width, height, ColorScheme.DARK, javaScript, examined);
    }

    Look withoutJavaScript() {
        return new Look(width, height, colours, false, examined);
    }

    Look underExamination() {
        return new Look(width, height, colours, javaScript, true);
    }

    @Override
    public String toString() {
        return width + "x" + height + " " + colours.name().toLowerCase(java.util.Locale.ROOT)
                + (javaScript ? "" : " without JavaScript");
    }
}
