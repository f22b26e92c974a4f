package io.github.qptv2.pseudo;

import java.nio.charset.StandardCharsets;

import io.github.qptv2.io.Sha256;
import io.github.qptv2.loader.SeededRandom;

/** Seeds of degraded views, which depend on the run's seed, the image's name in its dataset and the view's number. */
record ViewSeeds(long seed, String name) {

    private static final int HEX_DIGITS = 16;

    /** Seed of a view, counted from 0. */
    long of(int view) {
        String hash = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_DIGITS);
        return SeededRandom.mix(seed, Long.parseUnsignedLong(hash, 16), view);
    }
}
