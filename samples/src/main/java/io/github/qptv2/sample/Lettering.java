package io.github.qptv2.sample;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Map;

/**
 * A font of capitals and digits with straight strokes on a grid of 4 x 6. Java's fonts need native libraries that
 * servers and containers often lack, and differ between machines.
 */
final class Lettering {

    private static final double ADVANCE = 6;
    private static final double HEIGHT = 6;

    // strokes are separated by spaces, the ends of each are pairs of digits: x, y
    private static final Map<Character, String> STROKES = Map.ofEntries(
            Map.entry('A', "062046 1434"),
            Map.entry('B', "00304142330333443536 0006 0636 0333"),
            Map.entry('C', "4130100105163645"),
            Map.entry('D', "00304145360600"),
            Map.entry('E', "40000646 0333"),
            Map.entry('F', "400006 0333"),
            Map.entry('G', "41301001051636454323"),
            Map.entry('H', "0006 4046 0343"),
            Map.entry('I', "2026 1030 1636"),
            Map.entry('J', "404536160504"),
            Map.entry('K', "0006 4003 1246"),
            Map.entry('L', "000646"),
            Map.entry('M', "0600234046"),
            Map.entry('N', "06004640"),
            Map.entry('O', "1030414536160501 0110"),
            Map.entry('P', "06003041423303"),
            Map.entry('Q', "1030414536160501 0110 2446"),
            Map.entry('R', "06003041423303 2346"),
            Map.entry('S', "413010010213334445361605"),
            Map.entry('T', "0040 2026"),
            Map.entry('U', "000516364540"),
            Map.entry('V', "002640"),
            Map.entry('W', "0016233640"),
            Map.entry('X', "0046 4006"),
            Map.entry('Y', "002340 2326"),
            Map.entry('Z', "00400646"),
            Map.entry('0', "1030414536160501 0110"),
            Map.entry('1', "102026 1636"),
            Map.entry('2', "0110304142060646"),
            Map.entry('3', "0040224445361605"),
            Map.entry('4', "36300444"),
            Map.entry('5', "4000033344453606"),
            Map.entry('6', "4130100105163645443303"),
            Map.entry('7', "004016"),
            Map.entry('8', "1030414233130201 0110 1304051636454433"),
            Map.entry('9', "4313020110304145361605"),
            Map.entry('.', "2526"),
            Map.entry(':', "2122 2425"),
            Map.entry('-', "1333"));

    private Lettering() {}

    /** Width of a text by its height. */
    static double width(String text, double height) {
        return (ADVANCE * text.length() - 2) * height / HEIGHT;
    }

    /** Draws in the pen's color and stroke, the upper left corner at (x, y); other characters are blank. */
    static void draw(Graphics2D pen, String text, double x, double y, double height) {
        double scale = height / HEIGHT;
        for (int i = 0; i < text.length(); i++) {
            for (String stroke : STROKES.getOrDefault(text.charAt(i), "").split(" ", -1)) {
                pen.draw(path(stroke, x + i * ADVANCE * scale, y, scale));
            }
        }
    }

    private static Path2D path(String stroke, double x, double y, double scale) {
        var path = new Path2D.Double();
        for (int i = 0; i + 1 < stroke.length(); i += 2) {
            double toX = x + scale * (stroke.charAt(i) - '0'), toY = y + scale * (stroke.charAt(i + 1) - '0');
            if (i == 0) {
                path.moveTo(toX, toY);
            } else {
                path.lineTo(toX, toY);
            }
        }
        return path;
    }
}
