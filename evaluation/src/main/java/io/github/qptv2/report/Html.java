package io.github.qptv2.report;

/** Text made safe for HTML. */
public final class Html {

    private Html() {}

    /** The text with what HTML would read as markup or the end of an attribute spelt out. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
