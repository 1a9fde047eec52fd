namespace Retort.Hazards;

/// <summary>How much a hazard matters.</summary>
public enum HazardLevel
{
    /// <summary>Worth knowing; there is no better form.</summary>
    Note,

    /// <summary>To be mended, or accepted in the file with a reason.</summary>
    Finding,
}
