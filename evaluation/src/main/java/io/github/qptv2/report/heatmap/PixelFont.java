package io.github.qptv2.report.heatmap;

import java.util.Map;

/**
 * Bitmap font for legends, 5 x 7 dots per character. Java's text rendering needs fonts and native libraries that
 * servers and containers often lack.
 */
final class PixelFont {

    /** Horizontal advance of a character in dots. */
    static final int ADVANCE = 6;

    /** Height of a character in dots. */
    static final int HEIGHT = 7;

    private static final Map<Character, String> GLYPHS = Map.ofEntries(
            Map.entry('0', ".###. #...# #..## #.#.# ##..# #...# .###."),
            Map.entry('1', "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###."),
            Map.entry('2', ".###. #...# ....# ...#. ..#.. .#... #####"),
            Map.entry('3', ".###. #...# ....# ..##. ....# #...# .###."),
            Map.entry('4', "...#. ..##. .#.#. #..#. ##### ...#. ...#."),
            Map.entry('5', "##### #.... ####. ....# ....# #...# .###."),
            Map.entry('6', "..##. .#... #.... ####. #...# #...# .###."),
            Map.entry('7', "##### ....# ...#. ..#.. .#... .#... .#..."),
            Map.entry('8', ".###. #...# #...# .###. #...# #...# .###."),
            Map.entry('9', ".###. #...# #...# .#### ....# ...#. .##.."),
            Map.entry('.', "..... ..... ..... ..... ..... .##.. .##.."),
            Map.entry('-', "..... ..... ..... ##### ..... ..... ....."),
            Map.entry('+', "..... ..#.. ..#.. ##### ..#.. ..#.. ....."),
            Map.entry('a', "..... ..... .###. ....# .#### #...# .####"),
            Map.entry('b', "#.... #.... #.##. ##..# #...# #...# ####."),
            Map.entry('c', "..... ..... .###. #.... #.... #...# .###."),
            Map.entry('e', "..... ..... .###. #...# ##### #.... .###."),
            Map.entry('o', "..... ..... .###. #...# #...# #...# .###."),
            Map.entry('r', "..... ..... #.##. ##..# #.... #.... #...."),
            Map.entry('s', "..... ..... .#### #.... .###. ....# ####."),
            Map.entry('t', ".#... .#... ###.. .#... .#... .#..# ..##."),
            Map.entry('w', "..... ..... #...# #...# #.#.# #.#.# .#.#."));

    private PixelFont() {}

    /** Receives the position of a dot. */
    interface Dot {
        void at(int x, int y);
    }

    /** Width of a text in dots. */
    static int width(String text) {
        return ADVANCE * text.length() - 1;
    }

    /** Passes every dot of {@code text} to {@code dot}; characters without a glyph are blank. */
    static void draw(String text, Dot dot) {
        for (int index = 0; index < text.length(); index++) {
            String glyph = GLYPHS.getOrDefault(text.charAt(index), "");
            for (int i = 0; i < glyph.length(); i++) {
                if (glyph.charAt(i) == '#') {
                    dot.at(ADVANCE * index + i % ADVANCE, i / ADVANCE);
                }
            }
        }
    }
}
