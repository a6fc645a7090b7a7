-- How far a year is, up to a quarter, on the way to the end of the strategic plan: the formula of `views.sql` with the plan's end
-- target in place of the quarter's. One row per component that has one. An average is kept times the number of its quarters,
-- so the end target is too.
with consolidated as (
    select c.*, a.floor_percent, r.scale
    from component_consolidated($office, $year, $moment, 'temp.target', 'temp.realisation') as c
    join definitions_in_force($office, $year, $moment) as a on a.id = c.adoption
    join store.component_adopted as r
        on r.adoption = c.adoption and r.indicator = c.indicator and r.component = c.component
    where c.quarter = $quarter
),
reasoned as (
    select
        c.*, p.first_year, p.last_year, p.value, p.upper as promised_upper, p.baseline, p.grade, p.unit as promised_unit,
        p.document, p.reason as why,
        g.rank as promised_rank, g.score as promised_score,
        case
            when not c.any_realisation then 'not_reported'
            when c.is_graded and (c.realisation_rank is null or g.rank is null) then 'unreadable_grade'
            when c.is_graded and c.form = 'status' then 'status_only'
            when not c.is_graded and c.unit <> p.unit then 'unit_differs'
            when c.is_mixed then 'parts_missing'
            when c.has_empty_denominator then 'denominator_zero'
            when c.n is null then 'no_target'
        end as early_reason
    from consolidated as c
    join temp.plan_target as p on p.indicator = c.indicator and p.component = c.component
    left join store.grade_adopted as g on g.adoption = c.adoption and g.scale = c.scale and g.grade = p.grade
),
computed as (
    select
        *,
        case
            when early_reason is null then achievement(
                polarity, form, n, d,
                scaled(case when is_graded then promised_score else value end) * divisor,
                scaled(coalesce(promised_upper, value)) * divisor,
                scaled(baseline) * divisor,
                zero_target
            )
        end as figure
    from reasoned
)
select
    indicator, component, first_year, last_year, value, promised_upper, baseline, grade, promised_unit, document, why,
    not_below(whole_hundredths(figure.numerator, figure.denominator), floor_percent) as hundredths,
    case
        when early_reason = 'status_only'
            then case sign(realisation_rank - promised_rank) when 1 then 'above' when 0 then 'equal' else 'below' end
    end as place,
    coalesce(early_reason, figure.reason) as reason
from computed
order by indicator, component
