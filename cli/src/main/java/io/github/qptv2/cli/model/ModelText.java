package io.github.qptv2.cli.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats the built-in models as a table. */
final class ModelText {

    private ModelText() {}

    static String of(List<ModelEntry> models) {
        var text = new StringBuilder(line("NAME", "TASK", "SIZE", "PARAMETERS", "INPUT", "METRICS"));
        models.forEach(model -> text.append(row(model)));
        models.forEach(model -> text.append(more(model)));
        return text.toString();
    }

    private static String row(ModelEntry model) {
        ModelCard card = model.card();
        List<String> metrics = card == null
                ? List.of()
                : card.metrics().stream().map(ModelText::metric).toList();
        var text = new StringBuilder(line(
                model.name(),
                model.task(),
                String.format(Locale.ROOT, "%.1f MB", model.bytes() / 1e6),
                String.format(Locale.ROOT, "%,d", model.parameters()),
                model.input() + " px",
                metrics.isEmpty() ? "-" : metrics.get(0)));
        metrics.stream().skip(1).forEach(metric -> text.append(line("", "", "", "", "", metric)));
        return text.toString();
    }

    private static String line(String... columns) {
        return "%-16s %-4s %8s %11s %7s  %s".formatted((Object[]) columns).stripTrailing() + "\n";
    }

    private static String metric(ModelCard.Metric metric) {
        String interval = metric.low() == null || metric.high() == null
                ? ""
                : String.format(Locale.ROOT, " [%.3f, %.3f]", metric.low(), metric.high());
        return String.format(
                Locale.ROOT,
                "%s %.3f%s on %s %s (%,d)",
                metric.measure(),
                metric.value(),
                interval,
                metric.set(),
                metric.part(),
                metric.images());
    }

    private static String more(ModelEntry model) {
        ModelCard card = model.card();
        if (card == null) {
            return "\n%s: %s\n  content hash %s\n".formatted(model.name(), model.trainingData(), hash(model));
        }
        String sources = card.trainedOn().stream()
                .map(source -> String.format(Locale.ROOT, "%s (%s, %,d)", source.set(), source.use(), source.images()))
                .collect(Collectors.joining("; "));
        return "\n%s: %s\n  content hash %s\n  trained on %s\n  license: %s\n"
                .formatted(model.name(), card.summary(), hash(model), sources, card.licenseNote());
    }

    private static String hash(ModelEntry model) {
        return model.contentHash() == null
                ? "known once its network is imported (qpt backbone import, docs/backbones.md): " + model.architecture()
                : model.contentHash();
    }
}
