package io.github.qptv2.sample;

/** A color in sRGB, each channel in [0, 1]; values outside are clipped in the image. */
record Rgb(double red, double green, double blue) {

    static final Rgb BLACK = new Rgb(0, 0, 0);
    static final Rgb WHITE = new Rgb(1, 1, 1);

    /** From {@code 0xRRGGBB}. */
    static Rgb of(int hex) {
        return new Rgb((hex >> 16 & 255) / 255.0, (hex >> 8 & 255) / 255.0, (hex & 255) / 255.0);
    }

    /** Interpolates between this color, at 0, and another, at 1. */
    Rgb mix(Rgb other, double share) {
        double t = Math.min(1, Math.max(0, share));
        return new Rgb(red + t * (other.red - red), green + t * (other.green - green), blue + t * (other.blue - blue));
    }

    Rgb times(double factor) {
        return new Rgb(factor * red, factor * green, factor * blue);
    }

    Rgb plus(Rgb other) {
        return new Rgb(red + other.red, green + other.green, blue + other.blue);
    }
}
