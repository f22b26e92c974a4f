package io.github.qptv2.sample;

import java.awt.Color;

/** Colors of an image. */
record Theme(Color paper, Color ink, Color accent) {

    private static final double DARK = 0.25;
    private static final double WHITE = 0.6;

    static Theme of(Draws draws) {
        boolean dark = draws.chance(DARK);
        float tint = draws.chance(WHITE) ? 0 : (float) draws.uniform(0, 0.15);
        var paper = Color.getHSBColor(
                (float) draws.uniform(0, 1), tint, (float) (dark ? draws.uniform(0, 0.25) : draws.uniform(0.88, 1)));
        float ink = (float) (dark ? draws.uniform(0.75, 1) : draws.uniform(0, 0.35));
        return new Theme(paper, new Color(ink, ink, ink), vivid(draws));
    }

    /** A random saturated color. */
    static Color vivid(Draws draws) {
        return Color.getHSBColor(
                (float) draws.uniform(0, 1), (float) draws.uniform(0.35, 1), (float) draws.uniform(0.45, 1));
    }

    /** A color between paper and ink. */
    Color gray(double share) {
        return new Color(
                mixed(paper.getRed(), ink.getRed(), share),
                mixed(paper.getGreen(), ink.getGreen(), share),
                mixed(paper.getBlue(), ink.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
