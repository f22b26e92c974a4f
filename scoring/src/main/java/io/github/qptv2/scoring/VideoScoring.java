package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.qptv2.io.Quantiles;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;

/** Goes through a video: while the network judges one stretch, a second thread decodes the next. */
record VideoScoring(VideoSampler sampler, ScoreMapper scoreMapper, BooleanSupplier stop) {

    private static final double LOW = 0.1;

    VideoScore score(Video video) throws VideoException {
        var segments = new ArrayList<SegmentScore>();
        int crops = 0;
        var decoding = new Decoding();
        try {
            for (int chunk = 0; chunk < sampler.stretches(); chunk++) {
                List<DecodedChunk> decoded = decoding.take(chunk);
                crops += decoded.stream().mapToInt(DecodedChunk::crops).sum();
                score(decoded, segments);
            }
        } finally {
            decoding.end(); // nobody may close the video while it decodes
        }
        return result(segments, crops, video);
    }

    private void score(List<DecodedChunk> decoded, List<SegmentScore> segments) {
        double[] raws = sampler.raws(decoded, stop);
        if (raws.length < decoded.size()) {
            throw new CancellationException("the video was told to stop");
        }
        for (int i = 0; i < raws.length; i++) {
            var shot = decoded.get(i);
            segments.add(new SegmentScore(
                    shot.frame(),
                    shot.seconds(),
                    shot.end(),
                    raws[i],
                    scoreMapper.mos(raws[i]),
                    scoreMapper.score(raws[i])));
        }
    }

    private VideoScore result(List<SegmentScore> segments, int crops, Video video) {
        double[] raws =
                segments.stream().mapToDouble(SegmentScore::raw).sorted().toArray();
        double mean = segments.stream().mapToDouble(SegmentScore::raw).average().orElseThrow();
        double low = Quantiles.of(raws, scoreMapper.model().risesWithQuality() ? LOW : 1 - LOW);
        var info = video.info();
        return new VideoScore(
                scoreMapper.of(mean, info.width(), info.height(), crops),
                low,
                scoreMapper.score(low),
                sampler.clips(),
                segments,
                info);
    }

    /** The stretch that comes next, on a thread of its own. */
    private final class Decoding {

        private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            var decoder = new Thread(work, "video");
            decoder.setDaemon(true);
            return decoder;
        });
        private Future<List<DecodedChunk>> next = begin(0);

        private Future<List<DecodedChunk>> begin(int chunk) {
            return thread.submit(() -> sampler.decode(chunk, stop));
        }

        List<DecodedChunk> take(int chunk) throws VideoException {
            List<DecodedChunk> decoded = result(next);
            if (chunk + 1 < sampler.stretches()) {
                next = begin(chunk + 1);
            }
            return decoded;
        }

        private List<DecodedChunk> result(Future<List<DecodedChunk>> decoded) throws VideoException {
            try {
                return decoded.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof VideoException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while decoding");
            }
        }

        void end() {
            thread.shutdown();
            boolean interrupted = false;
            while (!thread.isTerminated()) {
                try {
                    thread.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
