package io.github.qptv2.rank;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.i;
import static j2html.TagCreator.input;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

/** The constant parts of a ranking page: the bar that sorts and filters, and the keyboard help. */
final class RankingControls {

    private RankingControls() {}

    static DomContent bar() {
        return nav(div(
                        span("Sort by").withClass("label"),
                        sort("value", "Score", "down").attr("aria-pressed", "true"),
                        sort("pct", "Percentile", "down").attr("aria-pressed", "false"),
                        sort("name", "Name", "up").attr("aria-pressed", "false"),
                        sort("group", "Group", "up").attr("aria-pressed", "false"),
                        span().withClass("gap"),
                        input().withType("search")
                                .withId("find")
                                .withPlaceholder("Find a name")
                                .attr("aria-label", "Find a name"),
                        button("One of each group")
                                .withType("button")
                                .withId("best")
                                .attr("aria-pressed", "false"),
                        button("Heat maps").withType("button").withId("maps").attr("aria-pressed", "false"),
                        span(text("worse"), i(), text("better"))
                                .withClass("legend")
                                .attr("aria-hidden", "true"),
                        button("\u25d0").withType("button").withId("theme").attr("aria-label", "Light or dark")))
                .attr("aria-label", "Order and view");
    }

    private static ButtonTag sort(String key, String label, String direction) {
        return button(label).withType("button").withData("sort", key).attr("data-" + direction);
    }

    static DomContent help() {
        return footer(
                text("Hover over an image, or select it with "),
                kbd("\u2190"),
                text(" "),
                kbd("\u2191"),
                text(" "),
                kbd("\u2192"),
                text(" "),
                kbd("\u2193"),
                text(", to show its heat map: colors compare regions within one image, not images. "),
                kbd("Enter"),
                text(" opens the file, "),
                kbd("H"),
                text(
                        " shows all heat maps. \u2248 stands where the order of an image and the next one by score is not certain:"
                                + " their scores differ by less than the errors of both."));
    }
}
