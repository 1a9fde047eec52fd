namespace Retort.Hazards.Measuring;

/// <summary>Something that a session has written and that is not of its database alone.</summary>
/// <param name="What">For people: <c>roles</c>.</param>
/// <param name="IsElsewhere">Whether it is on another server: then nobody knows whom it concerns.</param>
internal sealed record ServerReach(string What, bool IsElsewhere);
