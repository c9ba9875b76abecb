package dev.shelflife.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a statement of a release note says about an image. */
public enum Change {
    /** Images became available. */
    @JsonProperty("available")
    AVAILABLE,
    /** A patch version of the framework. */
    @JsonProperty("patch")
    PATCH,
    /** The framework or a named component went to another version. */
    @JsonProperty("upgraded")
    UPGRADED,
    /** A security update. */
    @JsonProperty("security")
    SECURITY,
    /** A package inside the images changed. */
    @JsonProperty("package")
    PACKAGE,
    /** A dependency reached its own end and was replaced. */
    @JsonProperty("dependency")
    DEPENDENCY,
    /** Images got another name. */
    @JsonProperty("renamed")
    RENAMED,
    /** Images are deprecated. */
    @JsonProperty("deprecated")
    DEPRECATED,
    /** Images are no longer available. */
    @JsonProperty("removed")
    REMOVED,
    /** End of patch was announced. */
    @JsonProperty("end-of-patch")
    END_OF_PATCH,
    /** End of support was announced. */
    @JsonProperty("end-of-support")
    END_OF_SUPPORT,
    /** An earlier end was taken back. */
    @JsonProperty("restored")
    RESTORED,
    /** An error was mended. */
    @JsonProperty("fixed")
    FIXED,
    /** A change of a later version of the contract, unknown to this reader. */
    @JsonEnumDefaultValue
    @JsonProperty("other")
    OTHER
}
