package dev.shelflife.events.inventory;

import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.SubjectKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an image is, wherever it is fetched from: the one id that the lines of the pages and what people run are both keyed by,
 * and what tells images of one family apart. Region, account, mirror, aliases such as {@code tf2-}, Python, operating system,
 * accelerator, patch version, date and tag are no part of the id.
 *
 * @param id publisher, folder, name and minor version, such as {@code google/deeplearning-platform-release/tf/2.17}, {@code
 *     aws/pytorch/2.6}, {@code machines/common}
 * @param patch the whole version when the name tells more than the minor version, such as {@code 2.6.0}
 * @param date when the image was built, such as {@code 20260131}
 * @param traits what tells variants apart
 * @param named whether it is told by the name of an image; otherwise by a row of a table that names none
 * @param mirrored whether it was recognised behind a registry that is not the publisher's
 */
public record ImageFamily(
        String id, @Nullable String patch, @Nullable String date, Traits traits, boolean named, boolean mirrored) {

    private static final Pattern PLACEHOLDER = Pattern.compile("[-.]?(?:VERSION_DATE|<[^<>]*>|\\{[^{}]*})");

    /** Accounts and regions of AWS, as pages leave them open; any known account stands for all. */
    private static final Pattern OPEN_ACCOUNT = Pattern.compile("^<[^<>]*>\\.(?=dkr[.-]ecr)");

    private static final Pattern OPEN_REGION = Pattern.compile("(?<=ecr\\.)<[^<>]*>");
    private static final Map<String, String> ALIASES =
            Map.of("tf2", "tf", "scikit-learn", "sklearn", "tf2-ent", "tf-ent");
    private static final Set<String> JOBS = Set.of("training", "inference");
    private static final String AWS = "aws";
    private static final String BASE = "base";

    /** Services whose tables have rows without image names, and the folder of their images. */
    private static final Map<String, String> FOLDERS = Map.of(
            "aws-deep-learning-containers", AWS,
            "vertex-prediction", "google/vertex-ai/prediction",
            "vertex-training", "google/vertex-ai/training");

    private static final Map<String, String> GOOGLE_NAMES = Map.of("tensorflow", "tf", "scikit-learn", "sklearn");

    /** Checks the parts that are always there. */
    public ImageFamily {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(traits, "traits");
    }

    /** The family of a reference. */
    public static ImageFamily of(ImageReference reference) {
        Registries.Place place = Registries.place(reference);
        NameParts tag = NameParts.ofTag(reference.tag() == null ? "" : reference.tag());
        if (!place.versionInName()) {
            return byTag(reference.name(), tag, place);
        }
        NameParts name = NameParts.ofName(reference.name());
        boolean versionInTag = name.version().isEmpty() && name.traits().cuda() == null;
        String stem = String.join("-", name.words());
        String minor = versionInTag ? tag.minor() : name.minor();
        Traits traits = name.traits().or(tag.traits()).with(null, versionInTag ? tag.wordSet() : new TreeSet<>());
        String patch = name.patch() == null && Objects.equals(tag.minor(), minor) ? tag.patch() : name.patch();
        return new ImageFamily(
                id(place.folder(), ALIASES.getOrDefault(stem, stem), minor),
                patch,
                name.date() == null ? tag.date() : name.date(),
                traits,
                true,
                place.mirrored());
    }

    private static ImageFamily byTag(String name, NameParts tag, Registries.Place place) {
        SortedSet<String> others = tag.wordSet();
        String job = null;
        List<String> stem = new ArrayList<>();
        boolean aws = place.folder().equals(AWS);
        for (String word : name.split("-", -1)) {
            if (aws && JOBS.contains(word)) {
                job = word;
            } else if (aws && word.equals("arm64")) {
                others.add(word);
            } else {
                stem.add(word);
            }
        }
        String joined = String.join("-", stem);
        String cuda = aws && joined.equals(BASE) ? dotted(tag.traits().cuda()) : null;
        return new ImageFamily(
                id(place.folder(), joined, cuda == null ? tag.minor() : cuda),
                tag.patch(),
                tag.date(),
                tag.traits().with(job, others),
                true,
                place.mirrored());
    }

    /**
     * The families that a line is about: those of its images; of a row without image names the family that its service names the
     * images of that version by, where that is known.
     */
    public static Set<ImageFamily> of(SupportLine line) {
        Set<ImageFamily> families = new LinkedHashSet<>();
        for (String image : line.images()) {
            ImageFamily family = ofPublished(image);
            if (family != null) {
                families.add(family);
            }
        }
        ImageFamily told = line.images().isEmpty() ? withoutImages(line) : null;
        if (told != null) {
            families.add(told);
        }
        return families;
    }

    /**
     * The family of a name as pages print it, with placeholders such as {@code VERSION_DATE} or {@code <region>}.
     *
     * @return null when it names no image
     */
    public static @Nullable ImageFamily ofPublished(String image) {
        String hosted = OPEN_ACCOUNT.matcher(image).replaceFirst(Registries.AN_AWS_ACCOUNT + ".");
        String bare = OPEN_REGION.matcher(hosted).replaceFirst("region");
        ImageReference reference =
                ImageReference.parse(PLACEHOLDER.matcher(bare).replaceAll(""));
        return reference == null ? null : of(reference);
    }

    private static @Nullable ImageFamily withoutImages(SupportLine line) {
        String folder = FOLDERS.get(line.service());
        SubjectKey key = SubjectKey.parse(line.key());
        if (folder == null || key == null) {
            return null;
        }
        boolean aws = folder.equals(AWS);
        boolean onUbuntu = aws && key.framework().equals("base-ubuntu");
        String name =
                aws ? (onUbuntu ? BASE : key.framework()) : GOOGLE_NAMES.getOrDefault(key.framework(), key.framework());
        NameParts version = NameParts.ofTag(line.version());
        String told = Traits.os(line.os());
        String os = onUbuntu ? "ubuntu" : aws && name.equals(BASE) && told == null ? "amzn" : told;
        String job = line.jobType() == null ? null : line.jobType().toLowerCase(java.util.Locale.ROOT);
        Traits traits = new Traits(
                digits(line.python()),
                os,
                null,
                aws ? null : digits(line.cuda()),
                accelerator(line.accelerator()),
                null,
                job != null && JOBS.contains(job) ? job : null,
                new TreeSet<>());
        return new ImageFamily(id(folder, name, key.version()), version.patch(), null, traits, false, false);
    }

    private static @Nullable String accelerator(@Nullable String told) {
        return told == null || told.indexOf(' ') >= 0 ? null : told.toLowerCase(java.util.Locale.ROOT);
    }

    /** Digits of a whole version; what is written {@code 12.x} tells none. */
    private static @Nullable String digits(@Nullable String version) {
        return version == null || !version.matches("\\d+\\.\\d+") ? null : version.replace(".", "");
    }

    private static @Nullable String dotted(@Nullable String cuda) {
        return cuda == null ? null : cuda.substring(0, cuda.length() - 1) + "." + cuda.charAt(cuda.length() - 1);
    }

    private static String id(String folder, String name, @Nullable String minor) {
        return folder + "/" + (minor == null ? name : name.isEmpty() ? minor : name + "/" + minor);
    }

    /** Whether an image of this family can be one of that line's family. */
    boolean fits(ImageFamily line) {
        return id.equals(line.id) && traits.fit(line.traits, line.named);
    }
}
