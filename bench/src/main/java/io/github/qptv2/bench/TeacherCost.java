package io.github.qptv2.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.loader.Augmentation;
import io.github.qptv2.loader.CropSampler;
import io.github.qptv2.loader.DegradationChoice;
import io.github.qptv2.loader.EpochOrder;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.LoaderConfig;
import io.github.qptv2.loader.LoaderState;
import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.teacher.TargetLayout;
import io.github.qptv2.teacher.TeacherConfig;
import io.github.qptv2.teacher.TeacherSettings;
import io.github.qptv2.teacher.Teachers;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.train.TrainingPrecision;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

/**
 * CPU time per crop of pretraining with a teacher: reading and cropping, degrading, the teacher, and the student's
 * step, as in {@code configs/pretrain/teacher-*.yaml}:
 *
 * <pre>{@code
 * TeacherCost IMAGES efficientnet-lite2.onnx [CROPS [DEGRADATION ...]]
 * }</pre>
 */
final class TeacherCost {

    private static final int SIZE = 224, BATCH = 32, STATISTICS = 64, STEPS = 3;
    private static final List<String> OUTPUTS = List.of("block6", "block10", "block14", "block19", "block20");
    private static final List<Integer> COMPONENTS = List.of(32, 48, 64, 64, 48);

    private final ImageDataset images;
    private final int crops;

    private TeacherCost(ImageDataset images, int crops) {
        this.images = images;
        this.crops = crops;
    }

    public static void main(String[] args) throws IOException {
        setNumThreads(1);
        Ops.threads(1);
        int crops = args.length > 2 ? Integer.parseInt(args[2]) : 256;
        var degradations = args.length > 3
                ? List.of(args).subList(3, args.length)
                : List.of("qptv2", "kadid", "arniqa", "configs/degrade/distill.yaml");
        var cost = new TeacherCost(ImageDataset.open(Path.of(args[0])), crops);
        System.out.println("| per crop, one thread | ms of CPU time |\n|---|---:|");
        cost.loading();
        for (String degradation : degradations) {
            var augmentation = new Augmentation(mixed(), 0.5, DegradationChoice.of(degradation));
            line("read, crop, degrade with " + degradation, cost.millis(augmentation, SampleTargets.NONE));
        }
        var settings = new TeacherSettings(SIZE / HiVitConfig.TOKEN, SIZE, 1, STATISTICS, false, 1);
        Map<String, Integer> outputs = new LinkedHashMap<>();
        OUTPUTS.forEach(output -> outputs.put(output, COMPONENTS.get(OUTPUTS.indexOf(output))));
        var config = new TeacherConfig(args[1], outputs, List.of(127.0), List.of(128.0), 0, 1);
        try (var teachers = Teachers.open(List.of(config), settings)) {
            var plain = new Augmentation(mixed(), 0.5, Augmentation.PRISTINE);
            SampleTargets targets = teachers.targets(teachers.measure(cost.loader(plain, SampleTargets.NONE)));
            cost.teacher(targets);
            var last = new Augmentation(mixed(), 0.5, DegradationChoice.of(degradations.get(degradations.size() - 1)));
            BankCost.print(cost.images, last, targets, teachers.layout().length());
            steps(teachers.layout());
        }
        for (String degradation : degradations) {
            DegradationModel composition = DegradationChoice.of(degradation);
            OperatorTimes.print(degradation, composition, cost.some(64), 4 * crops);
        }
    }

    private static CropSampler nativeSize() {
        return new CropSampler.Scored(SIZE, OptionalInt.empty());
    }

    private static CropSampler reduced() {
        return new CropSampler.Scored(SIZE, OptionalInt.of(320));
    }

    /** As in the configurations: 40 % native, 30 % reduced, 30 % of random size. */
    private static CropSampler mixed() {
        return new CropSampler.Mixed(
                0.4, nativeSize(), new CropSampler.Mixed(0.5, reduced(), CropSampler.RandomResized.of(SIZE)));
    }

    private void loading() {
        Map<String, CropSampler> kinds = new LinkedHashMap<>();
        kinds.put("native", nativeSize());
        kinds.put("reduced to 320", reduced());
        kinds.put("random resized", CropSampler.RandomResized.of(SIZE));
        kinds.put("a mixture of 4:3:3", mixed());
        kinds.forEach((name, crop) -> line(
                "read and crop, " + name,
                millis(new Augmentation(crop, 0.5, Augmentation.PRISTINE), SampleTargets.NONE)));
    }

    private Loader loader(Augmentation augmentation, SampleTargets targets) {
        return new Loader(images, new EpochOrder.Shuffled(), augmentation, LoaderConfig.of(BATCH, 1))
                .withTargets(targets);
    }

    /** Mean CPU time of a loader's crops. */
    private double millis(Augmentation augmentation, SampleTargets targets) {
        var loader = loader(augmentation, targets);
        take(loader, 1, BATCH); // warmup
        return measured(() -> take(loader, 2, crops));
    }

    private static double measured(IntSupplier work) {
        double start = ProcessFigures.cpuSeconds();
        int count = work.getAsInt();
        return 1000 * (ProcessFigures.cpuSeconds() - start) / count;
    }

    private static int take(Loader loader, long seed, int max) {
        int made = 0;
        try (var epoch = loader.epoch(LoaderState.start(seed))) {
            while (made < max && epoch.hasNext()) {
                made += epoch.next().count();
            }
        }
        return made;
    }

    private List<Image> some(int count) {
        var loader = loader(new Augmentation(mixed(), 0.5, Augmentation.PRISTINE), SampleTargets.NONE);
        var crops = new ArrayList<Image>();
        try (var epoch = loader.epoch(LoaderState.start(1))) {
            while (crops.size() < count) {
                var batch = epoch.next();
                int bytes = 3 * SIZE * SIZE;
                for (int i = 0; i < batch.count(); i++) {
                    var rgb = new byte[bytes];
                    System.arraycopy(batch.images(), i * bytes, rgb, 0, bytes);
                    crops.add(Image.of(SIZE, SIZE, rgb));
                }
            }
        }
        return crops;
    }

    private void teacher(SampleTargets targets) {
        var some = some(BATCH);
        some.forEach(crop -> targets.of(crop, crop)); // warmup
        line("the teacher with its targets", measured(() -> {
            some.forEach(crop -> targets.of(crop, crop));
            some.forEach(crop -> targets.of(crop, crop));
            return 2 * some.size();
        }));
    }

    private static void steps(TargetLayout layout) {
        Map<String, HiVitConfig> students = new LinkedHashMap<>();
        students.put("micro", HiVitConfig.MICRO);
        students.put("mini", HiVitConfig.MINI);
        students.put("tiny", HiVitConfig.TINY);
        students.forEach((name, config) -> {
            try (var step = new DistillationStep(config, layout)) {
                for (var precision : List.of(TrainingPrecision.FP32, TrainingPrecision.BF16)) {
                    for (int threads = 1; threads <= 2; threads++) {
                        Ops.threads(threads);
                        step.step(BATCH, precision); // warmup
                        line("step of %s, %s, threads %d".formatted(name, precision, threads), measured(() -> {
                            for (int i = 0; i < STEPS; i++) {
                                step.step(BATCH, precision);
                            }
                            return STEPS * BATCH;
                        }));
                    }
                }
            }
        });
        Ops.threads(1);
    }

    private static void line(String what, double millis) {
        System.out.printf(Locale.ROOT, "| %s | %.2f |%n", what, millis);
    }
}
