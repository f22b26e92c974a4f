package io.github.qptv2.cli.doctor;

import java.util.Locale;

import io.github.qptv2.scoring.SelfTest;

/** What {@code qpt doctor --self} prints. */
final class SelfTestText {

    private SelfTestText() {}

    static String of(SelfTest.Outcome outcome) {
        String verdict = outcome.passed()
                ? "PASS  this machine computes right scores"
                : "FAIL  this machine computes wrong scores, so none are computed on it";
        return String.format(
                Locale.ROOT,
                "%s: a small network's are within %.1e of known values, allowed are %.0e%n%s, %s, %d cores, Java %s%n",
                verdict,
                outcome.difference(),
                SelfTest.TOLERANCE,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
    }
}
