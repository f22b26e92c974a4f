package io.github.qptv2.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.qptv2.degrade.Chain;
import io.github.qptv2.degrade.KadidType;
import io.github.qptv2.media.image.Image;

/**
 * All levels of a distortion, weakest first, as files and as one contact sheet.
 *
 * @param angled gives motion blur the angle asked for
 */
record Ladder(Path out, DegradationLog log, UnaryOperator<Chain> angled) {

    void write(Image image, Path source, String name, KadidType type, long seed) {
        var sheet = new ContactSheet("%d %s: %s".formatted(type.number(), type.name(), source.getFileName()));
        sheet.add(image, "original");
        String stem = "%s-%02d-%s".formatted(name, type.number(), type.name());
        for (KadidType.Rung rung : type.ladder()) {
            Chain chain = angled.apply(new Chain(List.of(rung.degradation()), seed));
            Image spoilt = chain.apply(image);
            Path file = out.resolve("%s-%d.png".formatted(stem, rung.severity()));
            PngFile.write(spoilt.toBufferedImage(), file);
            log.add(file, source, chain, fields(type, rung));
            sheet.add(
                    spoilt,
                    "severity %d (level %d): %s %s"
                            .formatted(rung.severity(), rung.level(), type.parameter(), plain(rung.value())));
        }
        PngFile.write(sheet.draw(), out.resolve(stem + "-sheet.png"));
    }

    private static Map<String, Object> fields(KadidType type, KadidType.Rung rung) {
        return Map.of("type", type.name(), "level", rung.level(), "severity", rung.severity());
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
