package io.github.qptv2.media.image.color;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes an ICC profile from chromaticities and an exponent, for images that state these numbers (PNG).
 *
 * <p>Chromaticities are eight: x and y of white, red, green and blue, as in PNG's cHRM. The primaries are scaled so
 * that their sum is white, then adapted to D50 by the Bradford method (ICC.1:2022, annex E).
 */
public final class ChromaticityProfile {

    /** IEC 61966-2-1. */
    private static final double[] SRGB = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};

    private static final double[] D50 = {0.9642, 1, 0.8249};
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };
    private static final double SAME_EXPONENT = 0.02;
    private static final double SAME_CHROMATICITY = 0.005;
    private static final int SAMPLES = 4096;
    private static final int HEADER = 128;
    private static final int ENTRY = 12;
    private static final int VALUE = 20;

    private ChromaticityProfile() {}

    /** The chromaticities of sRGB. */
    public static double[] srgb() {
        return SRGB.clone();
    }

    /** Whether PNG's gAMA (the inverse of the exponent) and cHRM are those of sRGB, up to their rounding. */
    public static boolean nearSrgb(double gamma, double[] chromaticities) {
        boolean near = Math.abs(gamma - 1 / 2.2) < SAME_EXPONENT;
        for (int i = 0; i < SRGB.length; i++) {
            near &= Math.abs(chromaticities[i] - SRGB[i]) < SAME_CHROMATICITY;
        }
        return near;
    }

    /** A matrix profile, version 2.1; empty if the primaries are linearly dependent. */
    public static byte[] profile(double exponent, double[] chromaticities) {
        var curve = ByteBuffer.allocate(14).put(ascii("curv")).putInt(0).putInt(1);
        return profile(curve.putShort((short) Math.round(exponent * 256)).array(), chromaticities);
    }

    /** A matrix profile with the curve of sRGB, sampled at 4096 points. */
    public static byte[] withSrgbCurve(double[] chromaticities) {
        var curve = ByteBuffer.allocate(12 + 2 * SAMPLES)
                .put(ascii("curv"))
                .putInt(0)
                .putInt(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            double value = i / (SAMPLES - 1.0);
            double linear = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
            curve.putShort((short) Math.round(linear * 65535));
        }
        return profile(curve.array(), chromaticities);
    }

    private static byte[] profile(byte[] curve, double[] chromaticities) {
        double[][] columns = adapted(chromaticities);
        for (double[] column : columns) {
            for (double value : column) {
                if (!(Math.abs(value) < 100)) {
                    return new byte[0];
                }
            }
        }
        var names = List.of("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
        int first = HEADER + 4 + ENTRY * names.size();
        var icc = ByteBuffer.allocate(first + 3 * VALUE + (curve.length + 3) / 4 * 4);
        header(icc);
        icc.putInt(names.size());
        for (int i = 0; i < names.size(); i++) {
            icc.put(ascii(names.get(i))).putInt(first + VALUE * Math.min(i, 3)).putInt(i < 3 ? VALUE : curve.length);
        }
        for (int primary = 0; primary < 3; primary++) {
            icc.put(ascii("XYZ ")).putInt(0);
            for (double[] row : columns) {
                icc.putInt((int) Math.round(row[primary] * 65536));
            }
        }
        return icc.put(curve).array();
    }

    private static void header(ByteBuffer icc) {
        icc.putInt(icc.capacity()).putInt(0).putInt(0x02100000);
        icc.put(ascii("mntrRGB XYZ ")).position(36).put(ascii("acsp")).position(68);
        for (double value : D50) {
            icc.putInt((int) Math.round(value * 65536));
        }
        icc.position(HEADER);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The matrix from linear RGB to XYZ relative to D50. */
    private static double[][] adapted(double[] c) {
        double[] white = xyz(c[0], c[1]);
        double[][] primaries = new double[3][3];
        for (int primary = 0; primary < 3; primary++) {
            double[] color = xyz(c[2 + 2 * primary], c[3 + 2 * primary]);
            for (int row = 0; row < 3; row++) {
                primaries[row][primary] = color[row];
            }
        }
        double[] amounts = times(inverse(primaries), white);
        for (double[] row : primaries) {
            for (int primary = 0; primary < 3; primary++) {
                row[primary] *= amounts[primary];
            }
        }
        return product(bradford(white), primaries);
    }

    private static double[][] bradford(double[] white) {
        double[] from = times(BRADFORD, white), to = times(BRADFORD, D50);
        double[][] scaled = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                scaled[row][column] = BRADFORD[row][column] * to[row] / from[row];
            }
        }
        return product(inverse(BRADFORD), scaled);
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[] times(double[][] m, double[] v) {
        var result = new double[3];
        for (int row = 0; row < 3; row++) {
            result[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
        }
        return result;
    }

    private static double[][] product(double[][] a, double[][] b) {
        var result = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[row][column] = a[row][0] * b[0][column] + a[row][1] * b[1][column] + a[row][2] * b[2][column];
            }
        }
        return result;
    }

    /** By cofactors; a singular matrix gives infinities or NaN. */
    private static double[][] inverse(double[][] m) {
        var result = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r1 = (column + 1) % 3, r2 = (column + 2) % 3, c1 = (row + 1) % 3, c2 = (row + 2) % 3;
                result[row][column] = m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
            }
        }
        double determinant = m[0][0] * result[0][0] + m[0][1] * result[1][0] + m[0][2] * result[2][0];
        for (double[] row : result) {
            for (int column = 0; column < 3; column++) {
                row[column] /= determinant;
            }
        }
        return result;
    }
}
