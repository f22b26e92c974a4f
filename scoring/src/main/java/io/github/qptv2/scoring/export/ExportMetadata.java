package io.github.qptv2.scoring.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.scoring.bundle.BundleMetadata;
import io.github.qptv2.scoring.bundle.EnumText;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * Metadata of an exported network: the entries of a bundle and the specification of the input. Numbers read back as
 * exactly the same double.
 */
final class ExportMetadata {

    private ExportMetadata() {}

    static Map<String, String> of(ModelBundle model, ExportOptions options) {
        var description = model.description();
        var inferenceConfig = description.inferenceConfig();
        var entries = new LinkedHashMap<>(BundleMetadata.encode(description, model.architecture()));
        entries.put("qpt.precision", options.precision().toString());
        entries.put("qpt.preprocessing", options.preprocessing() ? "included" : "none");
        entries.put(
                "qpt.input.size", Integer.toString(model.architecture().config().imageSize()));
        entries.put("qpt.input.frames", Integer.toString(model.architecture().frames()));
        entries.put("qpt.input.channels", EnumText.text(inferenceConfig.channels()));
        entries.put("qpt.input.mean", join(inferenceConfig.normalization().means()));
        entries.put("qpt.input.std", join(inferenceConfig.normalization().deviations()));
        return entries;
    }

    private static String join(List<Double> values) {
        return values.stream().map(value -> Double.toString(value)).collect(Collectors.joining(" "));
    }
}
