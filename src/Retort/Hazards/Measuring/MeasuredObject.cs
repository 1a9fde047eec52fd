namespace Retort.Hazards.Measuring;

/// <summary>Anything else that code may name: a schema, function, type, label, trigger, policy or extension.</summary>
/// <param name="Class">What it is, in one word.</param>
/// <param name="Oid">What tells it apart.</param>
/// <param name="Owner">The relation or type of which it is a part; 0 for none.</param>
/// <param name="Name">As PostgreSQL prints it.</param>
internal sealed record MeasuredObject(string Class, uint Oid, uint Owner, string Name);
