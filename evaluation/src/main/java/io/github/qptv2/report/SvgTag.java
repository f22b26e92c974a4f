package io.github.qptv2.report;

import java.util.Locale;

import j2html.tags.ContainerTag;

/** An SVG element, which j2html has no class for. */
final class SvgTag extends ContainerTag<SvgTag> {

    SvgTag(String name) {
        super(name);
    }

    /** The root element of an image with this view box. */
    static SvgTag root(int width, int height) {
        return new SvgTag("svg").attr("viewBox", "0 0 " + width + " " + height).attr("role", "img");
    }

    /** A text of the style class at a position. */
    static SvgTag text(String styleClass, double x, double y, String content) {
        return new SvgTag("text").withClass(styleClass).at("x", x).at("y", y).withText(content);
    }

    /** A grid line. */
    static SvgTag gridLine(double x1, double x2, double y1, double y2) {
        return new SvgTag("line")
                .withClass("grid")
                .at("x1", x1)
                .at("x2", x2)
                .at("y1", y1)
                .at("y2", y2);
    }

    /** Sets a coordinate or a length, with one decimal. */
    SvgTag at(String name, double value) {
        return attr(name, String.format(Locale.ROOT, "%.1f", value));
    }
}
