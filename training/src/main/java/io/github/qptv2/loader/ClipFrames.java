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

/**
 * Clips of videos, decoded when they are asked for, or read back from a cache, which changes nothing of them. Any
 * number of threads may ask.
 */
public final class ClipFrames {

    private static final VideoReader READER = VideoReader.standard();
    private static final long STARTS = 0x7374, PLACES = 0x706c; // apart from each other

    private final Optional<FrameCache> cache;
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();

    /** Keeps decoded frames, or does not. */
    public ClipFrames(Optional<FrameCache> cache) {
        this.cache = cache;
    }

    /**
     * What of a video is wanted.
     *
     * @param seed that decides where clips begin; empty for where they begin each time
     */
    public record Wanted(FrameSampling sampling, OptionalLong seed, CachedFrameTransform use) {

        /** The same clips each time, as a network sees them. */
        public static Wanted fixed(FrameSampling sampling, SpatialSampling view) {
            return new Wanted(sampling, OptionalLong.empty(), CachedFrameTransform.of(view, view.fixed()));
        }

        /** Clips and places drawn by a seed, as a network sees them. */
        public static Wanted drawn(FrameSampling sampling, SpatialSampling view, long seed) {
            var look = view.drawn(SeededRandom.mix(seed, PLACES));
            return new Wanted(sampling, OptionalLong.of(seed), CachedFrameTransform.of(view, look));
        }

        private List<long[]> clips(long frames) {
            return seed.isPresent()
                    ? sampling.drawnClips(frames, SeededRandom.mix(seed.getAsLong(), STARTS))
                    : sampling.clips(frames);
        }
    }

    /**
     * What is made of the frames of each clip, in order.
     *
     * @throws IOException in one line that names the file, if it cannot be read
     */
    public List<List<Image>> clips(Path file, Wanted wanted) throws IOException {
        String key = cache.isPresent() ? FrameCache.key(file, wanted.use().kept()) : file.toString();
        var found = new Found(key, wanted.use());
        Long known = lengths.get(key);
        if (known != null && found.all(wanted.clips(known))) {
            return found.joined(wanted.clips(known));
        }
        try (Video video = READER.open(file)) {
            long length = video.info().frames();
            lengths.put(key, length);
            List<long[]> clips = wanted.clips(length);
            if (!found.all(clips)) {
                found.decode(video, clips);
            }
            return found.joined(clips);
        }
    }

    /** What is made of frames, gathered from the cache and from the video. */
    private final class Found {

        private final String key;
        private final CachedFrameTransform use;
        private final Map<Long, Image> made = new HashMap<>();

        Found(String key, CachedFrameTransform use) {
            this.key = key;
            this.use = use;
        }

        boolean all(List<long[]> clips) {
            if (cache.isEmpty()) {
                return false;
            }
            boolean all = true;
            for (long frame : missing(clips)) {
                Optional<Image> kept = cache.get().find(key, frame);
                kept.ifPresent(image -> made.put(frame, use.after().apply(image)));
                all &= kept.isPresent();
            }
            return all;
        }

        void decode(Video video, List<long[]> clips) throws IOException {
            video.frames(missing(clips), frame -> {
                Image kept = use.before().apply(frame.image());
                cache.ifPresent(frames -> frames.keep(key, frame.index(), kept));
                return made.put(frame.index(), use.after().apply(kept)) == null;
            });
        }

        List<List<Image>> joined(List<long[]> clips) {
            return clips.stream()
                    .map(clip -> Arrays.stream(clip).mapToObj(made::get).toList())
                    .toList();
        }

        private long[] missing(List<long[]> clips) {
            return clips.stream()
                    .flatMapToLong(Arrays::stream)
                    .filter(frame -> !made.containsKey(frame))
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }
}
