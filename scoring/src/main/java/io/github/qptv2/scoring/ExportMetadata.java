package io.github.qptv2.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an exported network says of itself: the entries of a bundle, and what a program needs to know of the input.
 * Numbers read back as exactly the same double.
 */
final class ExportMetadata {

    private ExportMetadata() {}

    static Map<String, String> of(ModelBundle model, ExportOptions options) {
        var description = model.description();
        var conventions = description.conventions();
        var entries = new LinkedHashMap<>(BundleMetadata.encode(description, model.architecture()));
        entries.put("qpt.precision", options.precision().toString());
        entries.put("qpt.preprocessing", options.preprocessing() ? "included" : "none");
        entries.put(
                "qpt.input.size", Integer.toString(model.architecture().config().imageSize()));
        entries.put("qpt.input.frames", Integer.toString(model.architecture().frames()));
        entries.put("qpt.input.channels", Choice.text(conventions.channels()));
        entries.put("qpt.input.mean", join(conventions.normalisation().means()));
        entries.put("qpt.input.std", join(conventions.normalisation().deviations()));
        return entries;
    }

    private static String join(List<Double> values) {
        return values.stream().map(value -> Double.toString(value)).collect(Collectors.joining(" "));
    }
}
