package io.github.qptv2.cli.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Models that ship, for a reader's eyes. */
final class ModelText {

    private ModelText() {}

    static String of(List<ModelEntry> models) {
        var text = new StringBuilder(line("NAME", "TASK", "SIZE", "PARAMETERS", "INPUT", "FIGURES"));
        models.forEach(model -> text.append(row(model)));
        models.forEach(model -> text.append(more(model)));
        return text.toString();
    }

    private static String row(ModelEntry model) {
        ModelCard card = model.card();
        List<String> metrics = card == null
                ? List.of()
                : card.metrics().stream().map(ModelText::figure).toList();
        var text = new StringBuilder(line(
                model.name(),
                model.task(),
                String.format(Locale.ROOT, "%.1f MB", model.bytes() / 1e6),
                String.format(Locale.ROOT, "%,d", model.parameters()),
                model.input() + " px",
                metrics.isEmpty() ? "-" : metrics.get(0)));
        metrics.stream().skip(1).forEach(figure -> text.append(line("", "", "", "", "", figure)));
        return text.toString();
    }

    private static String line(String... columns) {
        return "%-16s %-4s %8s %11s %7s  %s".formatted((Object[]) columns).stripTrailing() + "\n";
    }

    private static String figure(ModelCard.Figure figure) {
        String interval = figure.low() == null || figure.high() == null
                ? ""
                : String.format(Locale.ROOT, " [%.3f, %.3f]", figure.low(), figure.high());
        return String.format(
                Locale.ROOT,
                "%s %.3f%s on %s %s (%,d)",
                figure.measure(),
                figure.value(),
                interval,
                figure.set(),
                figure.part(),
                figure.images());
    }

    private static String more(ModelEntry model) {
        ModelCard card = model.card();
        if (card == null) {
            return "\n" + model.name() + ": " + model.trainingData() + "\n";
        }
        String sources = card.trainedOn().stream()
                .map(source -> String.format(Locale.ROOT, "%s (%s, %,d)", source.set(), source.use(), source.images()))
                .collect(Collectors.joining("; "));
        return "\n%s: %s\n  trained on %s\n  license: %s\n"
                .formatted(model.name(), card.summary(), sources, card.licenseNote());
    }
}
