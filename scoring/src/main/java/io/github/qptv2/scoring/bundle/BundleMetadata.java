package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.io.LegacyNames;
import io.github.qptv2.scoring.backbone.BackboneFile;

/**
 * Encodes a bundle's description as the flat strings of a safetensors header. Numbers read back as exactly the same
 * double.
 */
public final class BundleMetadata {

    /** Number of this layout; a higher one in a file is refused. */
    static final int VERSION = 1;

    private static final String FORMAT = "qpt.format";
    private static final String VIEW = "qpt.clip.view";
    private static final String INTERVAL = "qpt.clip.interval";
    private static final String FINER_SHORT_SIDE = "qpt.finer.short-side";
    private static final String FINER_CROPS = "qpt.finer.crops";
    private static final String CLIPS = "qpt.clip.clips";

    private final Map<String, String> entries;

    private BundleMetadata(Map<String, String> entries) {
        this.entries = entries;
    }

    /** Of a regression on frozen networks, which has no inference configuration. */
    static Map<String, String> encode(ModelDescription description) {
        var entries = new LinkedHashMap<String, String>();
        entries.put(FORMAT, Integer.toString(VERSION));
        entries.put("qpt.name", description.name());
        entries.put("qpt.task", description.task().toString());
        entries.put("qpt.training-data", description.trainingData());
        description.calibration().ifPresent(calibration -> encode(calibration, entries));
        return entries;
    }

    /** Of a HiViT. */
    public static Map<String, String> encode(ModelDescription description, Architecture architecture) {
        var entries = new LinkedHashMap<String, String>();
        entries.put(FORMAT, Integer.toString(VERSION));
        entries.put("qpt.name", description.name());
        entries.put("qpt.task", description.task().toString());
        entries.put("qpt.architecture", architecture.name());
        entries.put("qpt.training-data", description.trainingData());
        description.inferenceConfig().toMap().forEach((key, value) -> entries.put("qpt.inference." + key, value));
        description
                .preprocessing()
                .shortSide()
                .ifPresent(side -> entries.put("qpt.short-side", Integer.toString(side)));
        entries.put("qpt.crops", Integer.toString(description.preprocessing().maxCrops()));
        description.preprocessing().finer().ifPresent(finer -> {
            entries.put(FINER_SHORT_SIDE, Integer.toString(finer.shortSide()));
            entries.put(FINER_CROPS, Integer.toString(finer.maxCrops()));
        });
        if (architecture.frames() > 1) {
            encode(description.preprocessing().clips(), entries);
        }
        description.calibration().ifPresent(calibration -> encode(calibration, entries));
        return entries;
    }

    private static void encode(ClipPreprocessing clips, Map<String, String> entries) {
        entries.put(VIEW, clips.view().toString());
        entries.put(INTERVAL, Integer.toString(clips.interval()));
        entries.put(CLIPS, Integer.toString(clips.clips()));
    }

    /** The same entries in the same order without intervals, with those of the new calibration at the end. */
    static Map<String, String> recalibrated(Map<String, String> entries, Calibration calibration) {
        var others = new LinkedHashMap<>(entries);
        others.keySet().removeIf(key -> isOfCalibration(key) || UncertaintyFile.ownsEntry(key));
        encode(calibration, others);
        return others;
    }

    private static boolean isOfCalibration(String key) {
        return key.startsWith("qpt.raw.") || key.startsWith("qpt.mos.") || key.startsWith("qpt.percentiles.");
    }

    private static void encode(Calibration calibration, Map<String, String> entries) {
        entries.put("qpt.raw.mean", Double.toString(calibration.rawMean()));
        entries.put("qpt.raw.deviation", Double.toString(calibration.rawDeviation()));
        calibration.mos().ifPresent(map -> {
            entries.put("qpt.mos.curve", join(List.of(map.floor(), map.ceiling(), map.center(), map.slope())));
            entries.put(
                    "qpt.mos.scale", join(List.of(map.scale().low(), map.scale().high())));
            entries.put("qpt.mos.better", map.scale().higherIsBetter() ? "higher" : "lower");
        });
        calibration.percentiles().ifPresent(table -> {
            entries.put("qpt.percentiles.set", table.set());
            entries.put("qpt.percentiles.raw", join(table.quantiles()));
        });
    }

    private static String join(List<Double> values) {
        return values.stream().map(value -> Double.toString(value)).collect(Collectors.joining(" "));
    }

    static boolean isPresent(Map<String, String> entries) {
        return entries.containsKey(FORMAT);
    }

    /**
     * Decodes a description; empty if the metadata is not a bundle's.
     *
     * @throws IllegalArgumentException that names the missing or wrong entry
     */
    public static Optional<ModelDescription> decode(Map<String, String> entries) {
        if (!isPresent(entries)) {
            return Optional.empty();
        }
        var metadata = new BundleMetadata(LegacyNames.metadata(entries));
        double version = metadata.number(FORMAT);
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "bundle format must be %d, got %s; update qpt".formatted(VERSION, entries.get(FORMAT)));
        }
        return Optional.of(metadata.description());
    }

    /**
     * The description in a checkpoint's metadata, or the defaults of one without; the weights are not read.
     *
     * @throws IllegalArgumentException if the metadata is a bundle's and wrong
     */
    public static ModelDescription describe(Checkpoint checkpoint) {
        return decode(checkpoint.weights().metadata()).orElseGet(() -> ModelDescription.of(stem(checkpoint.file())));
    }

    /** A file's name without folder and extension. */
    private static String stem(Path file) {
        String name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private ModelDescription description() {
        boolean own = BackboneFile.isPresent(entries);
        return new ModelDescription(
                text("qpt.name"),
                Task.parse(text("qpt.task")),
                entries.getOrDefault("qpt.training-data", ""),
                own ? InferenceConfig.DEFAULT : inferenceConfig(),
                own ? PreprocessingSpec.DEFAULT : preprocessing(),
                isCalibrated() ? Optional.of(calibration()) : Optional.empty());
    }

    /** A single entry of a calibration requires all of them: an incomplete one must not count as none. */
    private boolean isCalibrated() {
        return entries.keySet().stream().anyMatch(BundleMetadata::isOfCalibration);
    }

    private InferenceConfig inferenceConfig() {
        var inferenceConfig = InferenceConfig.DEFAULT;
        for (var key : InferenceConfig.DEFAULT.toMap().keySet()) {
            inferenceConfig = inferenceConfig.with(key, text("qpt.inference." + key));
        }
        return inferenceConfig;
    }

    private PreprocessingSpec preprocessing() {
        var finer = entries.containsKey(FINER_SHORT_SIDE) || entries.containsKey(FINER_CROPS)
                ? Optional.of(new CropScale(whole(FINER_SHORT_SIDE), whole(FINER_CROPS)))
                : Optional.<CropScale>empty();
        var shortSide =
                entries.containsKey("qpt.short-side") ? OptionalInt.of(whole("qpt.short-side")) : OptionalInt.empty();
        return new PreprocessingSpec(
                shortSide,
                whole("qpt.crops"),
                entries.containsKey(VIEW)
                        ? new ClipPreprocessing(
                                EnumText.parse(VIEW, text(VIEW), FrameTransform.values()),
                                whole(INTERVAL),
                                whole(CLIPS))
                        : ClipPreprocessing.DEFAULT,
                finer);
    }

    private Calibration calibration() {
        var mos = entries.containsKey("qpt.mos.curve") ? Optional.of(mos()) : Optional.<MosMapping>empty();
        var percentiles = entries.containsKey("qpt.percentiles.set")
                ? Optional.of(new Percentiles(text("qpt.percentiles.set"), numbers("qpt.percentiles.raw")))
                : Optional.<Percentiles>empty();
        return new Calibration(number("qpt.raw.mean"), number("qpt.raw.deviation"), mos, percentiles);
    }

    private MosMapping mos() {
        List<Double> curve = numbers("qpt.mos.curve"), scale = numbers("qpt.mos.scale");
        if (curve.size() != 4 || scale.size() != 2) {
            throw new IllegalArgumentException("metadata must have 4 numbers in qpt.mos.curve and 2 in qpt.mos.scale,"
                    + " got %d and %d".formatted(curve.size(), scale.size()));
        }
        boolean higherIsBetter = isHigher(text("qpt.mos.better"));
        return new MosMapping(
                curve.get(0),
                curve.get(1),
                curve.get(2),
                curve.get(3),
                new MosScale(scale.get(0), scale.get(1), higherIsBetter));
    }

    private static boolean isHigher(String better) {
        if (!better.equals("higher") && !better.equals("lower")) {
            throw new IllegalArgumentException("metadata entry qpt.mos.better must be higher or lower, got " + better);
        }
        return better.equals("higher");
    }

    private String text(String key) {
        String value = entries.get(key);
        if (value == null) {
            throw new IllegalArgumentException("metadata must have an entry " + key);
        }
        return value;
    }

    private int whole(String key) {
        double value = number(key);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("metadata entry " + key + " must be a whole number, got " + text(key));
        }
        return (int) value;
    }

    private double number(String key) {
        return numbers(key).get(0);
    }

    private List<Double> numbers(String key) {
        try {
            return Arrays.stream(text(key).trim().split(" +"))
                    .map(Double::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("metadata entry " + key + " must be numbers, got " + text(key), e);
        }
    }
}
