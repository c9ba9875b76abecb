package dev.shelflife.events.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where publishers keep their images: the same image stands in several regions, under several hosts and accounts, and behind
 * pull-through mirrors.
 */
final class Registries {

    private static final Pattern GCR = Pattern.compile("(?:[a-z]+\\.)?gcr\\.io");
    private static final Pattern ARTIFACT_REGISTRY = Pattern.compile("[a-z0-9-]+-docker\\.pkg\\.dev");
    private static final Pattern ECR =
            Pattern.compile("(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.[a-z0-9-]+\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)");
    private static final String PUBLIC_ECR = "public.ecr.aws";
    private static final String AWS_ALIAS = "deep-learning-containers";

    /** Docker Hub by its other names; the last is Google's cache of it. */
    private static final Set<String> DOCKER_HUBS =
            Set.of("index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "mirror.gcr.io");

    /** A project that was renamed: its older images are still named so. */
    private static final Map<String, String> PROJECTS = Map.of("cloud-aiplatform", "vertex-ai");

    /** Projects whose images are known by the project's name, behind whatever mirror. */
    private static final Set<String> KNOWN_PROJECTS =
            Set.of("deeplearning-platform-release", "vertex-ai", "vertex-ai-restricted", "cloud-aiplatform");

    private static final Set<String> MACHINE_PROJECTS = Set.of("deeplearning-platform-release", "ml-images");

    /** The account of most regions. */
    static final String AN_AWS_ACCOUNT = "763104351884";

    /**
     * The accounts of AWS Deep Learning Containers (one for most regions, one each for the others, and that of Triton), then
     * those of the algorithms of SageMaker, one for each region.
     */
    private static final Set<String> AWS_ACCOUNTS = Set.of(
            "763104351884",
            "626614931356",
            "871362719292",
            "772153158452",
            "907027046896",
            "457447274322",
            "550225433462",
            "590183813437",
            "204538143572",
            "727897471807",
            "380420809688",
            "692866216735",
            "503227376785",
            "780543022126",
            "914824155844",
            "217643126080",
            "637423239942",
            "446045086412",
            "442386744353",
            "886529160074",
            "094389454867",
            "007439368137",
            "683313688378",
            "257758044811",
            "746614075791",
            "246618743249",
            "354813040037",
            "366743142698",
            "867004704886",
            "121021644041",
            "783357654285",
            "720646828776",
            "341280168497",
            "492215442770",
            "141502667606",
            "764974769150",
            "659782779980",
            "662702820516",
            "737474898029",
            "651117190479",
            "801668240914",
            "510948584623",
            "978288397137",
            "390948362332",
            "387376663083",
            "414596584902");

    private Registries() {}

    /** A host by its usual name. */
    static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return DOCKER_HUBS.contains(lower) ? ImageReference.DOCKER_HUB : lower;
    }

    /**
     * Whose image it is: the beginning of a family's id, and whether versions stand in names rather than in tags.
     *
     * @param folder such as {@code google/vertex-ai/training}, {@code aws}, {@code docker.io/library}
     * @param versionInName as Google does it
     * @param mirrored whether it was recognised behind somebody else's registry
     */
    record Place(String folder, boolean versionInName, boolean mirrored) {}

    /** Where a reference is from, wherever it is fetched. */
    static Place place(ImageReference reference) {
        String[] path = reference.repository().split("/", -1);
        Place own = own(reference.registry(), path, 0);
        if (own != null) {
            return own;
        }
        for (int i = 0; i < path.length - 1; i++) {
            Place behind = behind(path, i);
            if (behind != null) {
                return new Place(behind.folder(), behind.versionInName(), true);
            }
        }
        return new Place(join(reference.registry(), path, 0), false, false);
    }

    private static @Nullable Place own(String registry, String[] path, int from) {
        if (registry.equals(ImageReference.MACHINES)) {
            String project = path.length > from + 1 ? path[from] : "";
            boolean known = project.isEmpty() || MACHINE_PROJECTS.contains(project);
            return new Place(known ? "machines" : "machines/" + project, true, false);
        }
        if (GCR.matcher(registry).matches()) {
            return google(path, from, false);
        }
        if (ARTIFACT_REGISTRY.matcher(registry).matches()) {
            return google(path, from, true);
        }
        Matcher ecr = ECR.matcher(registry);
        if (ecr.matches() && AWS_ACCOUNTS.contains(ecr.group(1))) {
            return new Place(join("aws", path, from), false, false);
        }
        if (registry.equals(PUBLIC_ECR) && path[from].equals(AWS_ALIAS)) {
            return new Place(join("aws", path, from + 1), false, false);
        }
        return null;
    }

    /** What a pull-through mirror keeps of the address: the host, or the project alone. */
    private static @Nullable Place behind(String[] path, int i) {
        Place hosted = path[i].indexOf('.') < 0 ? null : own(path[i], path, i + 1);
        if (hosted != null) {
            return hosted;
        }
        if (KNOWN_PROJECTS.contains(path[i])) {
            return google(path, i, path.length - i > 2);
        }
        return path[i].equals(AWS_ALIAS) ? new Place(join("aws", path, i + 1), false, false) : null;
    }

    private static Place google(String[] path, int from, boolean repository) {
        String project = path[from];
        int rest = from + 1;
        if (repository && rest < path.length - 1 && path[rest].endsWith("gcr.io")) {
            rest++;
        }
        return new Place(join("google/" + PROJECTS.getOrDefault(project, project), path, rest), true, false);
    }

    /** The parts of a path from one on, without the last, behind a beginning. */
    private static String join(String beginning, String[] path, int from) {
        int end = Math.max(from, path.length - 1);
        return from >= end
                ? beginning
                : beginning + "/" + String.join("/", List.of(path).subList(from, end));
    }
}
