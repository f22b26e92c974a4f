package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.SpatialSampling;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoReader;
import org.jspecify.annotations.Nullable;

/** Decodes clips of videos, or reads their frames from a cache; both give the same pixels. Thread-safe. */
public final class ClipFrames {

    private static final VideoReader READER = VideoReader.standard();
    private static final long STARTS = 0x7374, PLACES = 0x706c; // independent draws

    private final @Nullable FrameCache cache;
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();

    /** With a cache of decoded frames; null for none. */
    public ClipFrames(@Nullable FrameCache cache) {
        this.cache = cache;
    }

    /**
     * The clips to decode and their transform.
     *
     * @param seed of the clips' random starts; empty for fixed ones
     */
    public record Selection(FrameSampling sampling, OptionalLong seed, CachedFrameTransform transform) {

        /** Fixed clips, as a network takes them. */
        public static Selection fixed(FrameSampling sampling, SpatialSampling view) {
            return new Selection(sampling, OptionalLong.empty(), CachedFrameTransform.of(view, view.fixed()));
        }

        /** Random clips at random places, drawn by a seed, as a network takes them. */
        public static Selection sampled(FrameSampling sampling, SpatialSampling view, long seed) {
            var places = view.sampled(SeededRandom.mix(seed, PLACES));
            return new Selection(sampling, OptionalLong.of(seed), CachedFrameTransform.of(view, places));
        }

        private List<long[]> clips(long frames) {
            return seed.isPresent()
                    ? sampling.sampledClips(frames, SeededRandom.mix(seed.getAsLong(), STARTS))
                    : sampling.clips(frames);
        }
    }

    /**
     * The transformed frames of each clip, in order.
     *
     * @throws IOException in one line that names the file, if it cannot be read
     */
    public List<List<Image>> clips(Path file, Selection selection) throws IOException {
        String key = cache != null ? FrameCache.key(file, selection.transform().key()) : file.toString();
        var frames = new TransformedFrames(key, selection.transform());
        Long known = lengths.get(key);
        if (known != null && frames.findAll(selection.clips(known))) {
            return frames.joined(selection.clips(known));
        }
        try (Video video = READER.open(file)) {
            long length = video.info().frames();
            lengths.put(key, length);
            List<long[]> clips = selection.clips(length);
            if (!frames.findAll(clips)) {
                frames.decode(video, clips);
            }
            return frames.joined(clips);
        }
    }

    /** Transformed frames by number, from the cache or the video. */
    private final class TransformedFrames {

        private final String key;
        private final CachedFrameTransform transform;
        private final Map<Long, Image> frames = new HashMap<>();

        TransformedFrames(String key, CachedFrameTransform transform) {
            this.key = key;
            this.transform = transform;
        }

        boolean findAll(List<long[]> clips) {
            if (cache == null) {
                return false;
            }
            boolean all = true;
            for (long frame : missing(clips)) {
                Optional<Image> kept = cache.find(key, frame);
                kept.ifPresent(image -> frames.put(frame, transform.drawn().apply(image)));
                all &= kept.isPresent();
            }
            return all;
        }

        void decode(Video video, List<long[]> clips) throws IOException {
            video.frames(missing(clips), frame -> {
                Image kept = transform.cached().apply(frame.image());
                if (cache != null) {
                    cache.keep(key, frame.index(), kept);
                }
                return frames.put(frame.index(), transform.drawn().apply(kept)) == null;
            });
        }

        List<List<Image>> joined(List<long[]> clips) {
            return clips.stream()
                    .map(clip -> Arrays.stream(clip).mapToObj(frames::get).toList())
                    .toList();
        }

        private long[] missing(List<long[]> clips) {
            return clips.stream()
                    .flatMapToLong(Arrays::stream)
                    .filter(frame -> !frames.containsKey(frame))
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }
}
