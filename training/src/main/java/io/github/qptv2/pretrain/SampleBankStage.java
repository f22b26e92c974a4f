package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.SampleBank;
import io.github.qptv2.loader.SampleBankMaker;
import io.github.qptv2.loader.SampleBankShape;
import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.train.FolderLock;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Opens and completes the sample bank of a run, whose folder also records the settings that it was made with. */
record SampleBankStage(Path folder, PretrainConfig config, PretrainData feed, TrainingListener listener) {

    private static final String MADE_WITH = "bank.json", STATISTICS = "teachers.safetensors";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MESSAGES = 20; // about progress, in all

    /** Teacher statistics of the bank's targets, where it exists. */
    Optional<Path> statistics() {
        Path file = folder.resolve(STATISTICS);
        return Files.isRegularFile(file) && Files.isRegularFile(folder.resolve(MADE_WITH))
                ? Optional.of(file)
                : Optional.empty();
    }

    /**
     * The complete bank; missing crops are made.
     *
     * @param provenance settings that determine the targets, by name
     * @throws TrainingException if it was made with other settings, another run is making it, or {@code stop} was true
     */
    SampleBank open(Targeted targeted, Map<String, String> provenance, BooleanSupplier stop)
            throws IOException, TrainingException {
        Files.createDirectories(folder);
        var all = new TreeMap<>(provenance);
        all.putAll(described());
        var shape = new SampleBankShape(
                feed.images().size(),
                config.teacherBank().views(),
                config.encoder().imageSize(),
                targeted.length());
        if (Files.exists(folder.resolve(MADE_WITH))) {
            requireSame(all);
        }
        var bank = SampleBank.open(folder, shape);
        try {
            if (!bank.isComplete()) {
                make(bank, targeted, all, stop);
            }
            return bank;
        } catch (IOException | TrainingException | RuntimeException e) {
            bank.close();
            throw e;
        }
    }

    /**
     * The targets of a bank.
     *
     * @param statistics of the teachers' features
     * @param length numbers of each crop
     */
    record Targeted(SampleTargets targets, StateDict statistics, int length) {}

    private Map<String, String> described() {
        var augmentation = feed.augmentation();
        var described = new TreeMap<>(Map.of(
                "images-sha256", feed.digest(),
                "crop", augmentation.crop().toString(),
                "flip", Double.toString(augmentation.flip()),
                "degradation-sha256", feed.degradation(),
                "seed", Long.toString(config.teacherBank().seed()),
                "views", Integer.toString(config.teacherBank().views())));
        if (augmentation.corrupt() != CorruptFiles.REFUSE) { // banks of earlier versions do not state it
            described.put("corrupt", "accepted");
        }
        return described;
    }

    private void requireSame(Map<String, String> now) throws IOException, TrainingException {
        Path file = folder.resolve(MADE_WITH);
        @Nullable Map<String, String> before;
        try {
            before = JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new TrainingException(file + " is corrupt; remove the folder to make the bank again", e);
        }
        if (before == null) {
            throw new TrainingException(file + " is corrupt; remove the folder to make the bank again");
        }
        for (var entry : now.entrySet()) {
            @Nullable String former = before.get(entry.getKey());
            if (!entry.getValue().equals(former)
                    && !(former != null && entry.getKey().equals("degradation-sha256") && feed.isDegradation(former))) {
                throw new TrainingException(
                        "teacher-bank %s was made with another %s: %s (now %s); restore it, or name another folder"
                                .formatted(folder, entry.getKey(), former, entry.getValue()));
            }
        }
    }

    private void make(SampleBank bank, Targeted targeted, Map<String, String> provenance, BooleanSupplier stop)
            throws IOException, TrainingException {
        if (feed.world() > 1) {
            throw new TrainingException("teacher-bank %s must be complete before several processes share it, got %d of"
                            .formatted(folder, bank.written())
                    + " %d crops; make it with one process"
                            .formatted(bank.shape().crops()));
        }
        String inUse = "teacher-bank " + folder + " is being made by another run; wait for it, or name another folder";
        try (var lock = FolderLock.open(folder, inUse)) {
            Safetensors.write(folder.resolve(STATISTICS), targeted.statistics());
            AtomicFile.write(
                    folder.resolve(MADE_WITH),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(provenance));
            listener.message("making %,d crops with their targets in %s, %,d MB; %,d exist"
                    .formatted(bank.shape().crops(), folder, bank.shape().bytes() / 1_000_000, bank.written()));
            var maker = new SampleBankMaker(
                    feed.images(),
                    feed.augmentation(),
                    targeted.targets(),
                    config.teacherBank().seed(),
                    config.data().workers());
            maker.make(bank, new Progress(bank), stop);
        }
        if (!bank.isComplete()) {
            throw new TrainingException("teacher-bank %s was stopped after %,d of %,d crops; the same command continues"
                    .formatted(folder, bank.written(), bank.shape().crops()));
        }
    }

    /** Reports progress and unusable images. */
    private final class Progress implements SampleBankMaker.Listener {

        private final SampleBank bank;
        private long next;

        private Progress(SampleBank bank) {
            this.bank = bank;
        }

        @Override
        public void written(Batch crop) throws IOException {
            crop.unusable().forEach(image -> listener.message(image.message()));
            long made = bank.written(), all = bank.shape().crops();
            if (made >= next) {
                next = made + Math.max(1, all / MESSAGES);
                listener.message("made %,d of %,d crops".formatted(made, all));
            }
        }
    }
}
