package io.github.qptv2.cli.doctor;

import java.util.Locale;

import io.github.qptv2.scoring.SelfTest;

/** The output of {@code qpt doctor --self}. */
final class SelfTestText {

    private SelfTestText() {}

    static String of(SelfTest.Outcome outcome) {
        String result = outcome.passed()
                ? "PASS  this machine computes correct scores"
                : "FAIL  this machine computes wrong scores; scoring is disabled on it";
        return String.format(
                Locale.ROOT,
                "%s: those of a small network differ from known values by %.1e (tolerance %.0e)%n%s, %s, %d cores, Java %s%n",
                result,
                outcome.difference(),
                SelfTest.TOLERANCE,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
    }
}
