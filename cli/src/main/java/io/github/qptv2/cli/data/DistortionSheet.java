package io.github.qptv2.cli.data;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.qptv2.cli.console.PngOutput;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.KadidDistortion;
import io.github.qptv2.media.image.Image;

/**
 * Writes all levels of a distortion, weakest first, as files and as one contact sheet.
 *
 * @param angled sets the angle of motion blurs
 */
record DistortionSheet(Path out, DegradationLog log, UnaryOperator<DegradationChain> angled) {

    void write(Image image, Path source, String name, KadidDistortion type, long seed) {
        var sheet = new ContactSheet(type.number() + " " + type.name() + ": " + source.getFileName());
        sheet.add(image, "original");
        String stem = String.format(Locale.ROOT, "%s-%02d-%s", name, type.number(), type.name());
        for (KadidDistortion.Level level : type.series()) {
            DegradationChain chain = angled.apply(new DegradationChain(List.of(level.degradation()), seed));
            Image degraded = chain.apply(image);
            Path file = out.resolve(stem + "-" + level.severity() + ".png");
            PngOutput.write(degraded.toBufferedImage(), file);
            log.add(file, source, chain, fields(type, level));
            sheet.add(
                    degraded,
                    String.format(
                            Locale.ROOT,
                            "severity %d (level %d): %s %s",
                            level.severity(),
                            level.level(),
                            type.parameter(),
                            plain(level.value())));
        }
        PngOutput.write(sheet.draw(), out.resolve(stem + "-sheet.png"));
    }

    private static Map<String, Object> fields(KadidDistortion type, KadidDistortion.Level level) {
        return Map.of("type", type.name(), "level", level.level(), "severity", level.severity());
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
