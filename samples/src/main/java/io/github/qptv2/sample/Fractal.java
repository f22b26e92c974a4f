package io.github.qptv2.sample;

import io.github.qptv2.degrade.pixel.Randomness;

/**
 * Gradient noise (Perlin 1985, with the fade of 2002) and its sums over octaves, whose spectrum falls with frequency
 * like that of natural scenes. The same seed gives the same function.
 */
final class Fractal {

    private static final double GAIN = 0.5; // amplitude of an octave over that of the one before
    private static final double LACUNARITY = 2.03; // not 2, so that the zeros of octaves do not coincide

    private static final int SLOPES = 256;

    private final int seed;
    private final double[] slopesX = new double[SLOPES];
    private final double[] slopesY = new double[SLOPES];

    Fractal(long seed) {
        this.seed = (int) Randomness.seed(seed);
        for (int i = 0; i < SLOPES; i++) {
            double angle = 2 * Math.PI * i / SLOPES;
            slopesX[i] = StrictMath.cos(angle);
            slopesY[i] = StrictMath.sin(angle);
        }
    }

    /** One octave, about [-0.7, 0.7], with features of size 1. */
    double noise(double x, double y) {
        double floorX = Math.floor(x), floorY = Math.floor(y);
        int column = (int) floorX, row = (int) floorY;
        double dx = x - floorX, dy = y - floorY;
        double u = fade(dx), v = fade(dy);
        double top = mix(slope(column, row, dx, dy), slope(column + 1, row, dx - 1, dy), u);
        double bottom = mix(slope(column, row + 1, dx, dy - 1), slope(column + 1, row + 1, dx - 1, dy - 1), u);
        return mix(top, bottom, v);
    }

    /** Fractional Brownian motion: a sum of octaves, about [-0.8, 0.8]. */
    double sum(double x, double y, int octaves) {
        double sum = 0, amplitude = 1, scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += amplitude * noise(scale * x + 17.3 * octave, scale * y - 9.1 * octave);
            amplitude *= GAIN;
            scale *= LACUNARITY;
        }
        return sum;
    }

    /** Ridged multifractal: crests where an octave is 0, rougher towards the crests (Musgrave 1994), about [0, 1.2]. */
    double ridges(double x, double y, int octaves) {
        double sum = 0, amplitude = 0.5, scale = 1, crest = 1;
        for (int octave = 0; octave < octaves; octave++) {
            double ridge = 1 - Math.abs(1.6 * noise(scale * x + 31.7 * octave, scale * y + 5.9 * octave));
            ridge *= ridge * crest;
            sum += amplitude * ridge;
            crest = Math.min(1, 1.4 * ridge);
            amplitude *= GAIN;
            scale *= LACUNARITY;
        }
        return sum;
    }

    /** A random number in [0, 1) for a cell of the plane. */
    double cell(long column, long row) {
        return (hash((int) column, (int) row) >>> 8) * 0x1p-24;
    }

    private double slope(int column, int row, double dx, double dy) {
        int slope = hash(column, row) >>> 24;
        return dx * slopesX[slope] + dy * slopesY[slope];
    }

    /** The finalizer of MurmurHash3 over the indices of a cell. */
    private int hash(int column, int row) {
        int hash = seed ^ column * 0x27d4eb2f ^ Integer.rotateLeft(row * 0x165667b1, 13);
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    private static double fade(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static double mix(double a, double b, double t) {
        return a + t * (b - a);
    }
}
