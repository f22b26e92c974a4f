package io.github.qptv2.cli.checkpoint;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.qptv2.cli.checkpoint.InspectedModel.Calibrated;
import io.github.qptv2.cli.checkpoint.InspectedModel.Clips;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.Uncertainty;
import org.jspecify.annotations.Nullable;

/** Formats an inspection as text: one fact per line, faults at the end. */
public final class InspectionText {

    // limits the output for other architectures
    private static final int MAX_NAMES = 8;

    private final StringBuilder text = new StringBuilder();

    private InspectionText() {}

    public static String of(Inspection found) {
        var text = new InspectionText();
        text.file(found);
        if (found.architecture() != null) {
            text.shape(found.architecture());
            if (found.model() != null) {
                text.model(found.model());
                DistortionHead.describe(found.metadata()).ifPresent(head -> text.line("distortions", head));
                Uncertainty.describe(found.metadata()).ifPresent(uncertainty -> text.line("intervals", uncertainty));
            }
        }
        if (found.backbone() != null && found.model() != null) {
            text.backbone(found.backbone());
            text.named(found.model());
            text.calibration(found.model());
        }
        text.faults(found);
        return text.text.toString();
    }

    private void file(Inspection found) {
        line("file", found.file());
        line("size", String.format(Locale.ROOT, "%,d bytes", found.bytes()));
        line("sha256", found.sha256());
        if (found.contentHash() != null) {
            line("content hash", found.contentHash());
        }
        line("format", found.format());
        if (!found.nesting().isEmpty()) {
            line("weights under", String.join(".", found.nesting()));
        }
        if (!found.prefix().isEmpty()) {
            line("prefix stripped", found.prefix());
        }
        names("ignored", found.ignored());
        line("tensors", String.format(Locale.ROOT, "%d, %,d elements", found.tensors(), found.elements()));
        line(
                "element types",
                found.dtypes().entrySet().stream()
                        .map(type -> type.getValue() + " " + type.getKey())
                        .collect(Collectors.joining(", ")));
    }

    private void shape(InspectedShape shape) {
        line("architecture", shape.name());
        line("", "width " + shape.width() + ", depths " + shape.depths() + ", " + shape.heads() + " heads");
        line("", "input " + shape.input() + "x" + shape.input() + " pixels, " + plural(shape.frames(), "frame"));
        line(
                "",
                (shape.relativeBias() ? "with" : "without") + " relative position bias, "
                        + (shape.head() ? "with" : "without") + " quality head");
    }

    private void backbone(InspectedBackbone found) {
        line("architecture", "%s regression on frozen networks".formatted(found.regression()));
        for (var network : found.networks()) {
            line("network", network.name());
            line("", "license: " + (network.license().isEmpty() ? "not stated" : network.license()));
            line(
                    "",
                    String.format(
                            Locale.ROOT,
                            "%,d bytes, scaling %s, channels %s",
                            network.bytes(),
                            network.scaling(),
                            network.channels()));
            line("", "outputs: " + (network.outputs().isEmpty() ? "all" : String.join(", ", network.outputs())));
        }
        line("views", String.join(", ", found.views()));
        line("features", String.format(Locale.ROOT, "%,d", found.features()));
        if (found.anchors() > 0) {
            line("anchors", String.format(Locale.ROOT, "%,d of %d components", found.anchors(), found.components()));
        }
    }

    private void named(InspectedModel model) {
        line("model", model.name());
        line("task", model.task());
        line("trained on", model.trainingData().isEmpty() ? "not stated" : model.trainingData());
    }

    private void calibration(InspectedModel model) {
        line("calibration", model.calibration() == null ? "none: raw outputs have no unit" : text(model.calibration()));
    }

    private void model(InspectedModel model) {
        named(model);
        line(
                "inference",
                model.source().equals("file")
                        ? "as stored in the file"
                        : "defaults, which may be wrong: the file stores none");
        model.inferenceConfig().forEach((key, value) -> line("", key + "=" + value));
        if (model.clips() == null) {
            line("short side", model.shortSide() == null ? "not scaled" : model.shortSide() + " pixels");
            line("crops", "up to " + model.crops());
            var finer = model.finer();
            if (finer != null) {
                line(
                        "finer scale",
                        "short side %d pixels, up to %d crops".formatted(finer.shortSide(), finer.maxCrops()));
            }
        } else {
            line("clips", text(model.clips()));
        }
        calibration(model);
    }

    private static String text(Clips clips) {
        return "%d of a video, %s, %s"
                .formatted(
                        clips.clips(),
                        clips.interval() == 1 ? "every frame" : "one frame in " + clips.interval(),
                        clips.view());
    }

    private static String text(Calibrated calibration) {
        String mos = calibration.mosLow() == null
                ? "no MOS mapping"
                : "MOS %s to %s, %s is better"
                        .formatted(
                                calibration.mosLow(),
                                calibration.mosHigh(),
                                Boolean.TRUE.equals(calibration.mosHigherIsBetter()) ? "higher" : "lower");
        String set = calibration.percentileSet();
        return mos + (set == null ? ", no percentiles" : ", percentiles of " + set);
    }

    private void faults(Inspection found) {
        if (found.problem() != null) {
            line("problem", found.problem());
        }
        names("missing", found.missing());
        names("unexpected", found.unexpected());
        names("wrong shape", found.shapeMismatches());
        names("NaN or infinity", found.nonFinite());
        line(
                "fit to score",
                found.isUsable() ? "yes" + use(found.architecture()) : "no" + reason(found.architecture()));
    }

    private static String use(@Nullable InspectedShape shape) {
        return shape != null && shape.frames() > 1 ? ", clips of " + shape.frames() + " frames" : "";
    }

    private static String reason(@Nullable InspectedShape shape) {
        if (shape == null) {
            return "";
        }
        return shape.head() ? "" : ": no quality head";
    }

    private void names(String label, List<String> names) {
        if (!names.isEmpty()) {
            String some = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
            int more = names.size() - MAX_NAMES;
            line(label, more > 0 ? some + " and " + more + " more" : some);
        }
    }

    private void line(String label, String value) {
        text.append(String.format(Locale.ROOT, "%-16s %s%n", label, value));
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
