-- What an indicator would show if, between two standpoints, only its realisation had changed. A standpoint is a year, a
-- quarter "up to" and a moment. The formula is the macro of `views.sql`; here it is asked with the inputs of both.

-- One row per indicator of the earlier standpoint. `held_hundredths`: the later realisation against the earlier target, by
-- the earlier rules; `renewed_hundredths`: against the later target, still by the earlier rules. Both are counted as in
-- averages, and null where either standpoint lacks what the formula needs.
create or replace macro indicator_counterfactuals(
    office_code, year_before, quarter_before, moment_before, year_after, quarter_after, moment_after, only_settled
) as table
    with target_before as materialized (
        select * from targets_standing(office_code, year_before, moment_before)
    ),
    realisation_before as materialized (
        select * from realisations_standing(office_code, year_before, moment_before, only_settled)
    ),
    target_after as materialized (
        select * from targets_standing(office_code, year_after, moment_after)
    ),
    realisation_after as materialized (
        select * from realisations_standing(office_code, year_after, moment_after, only_settled)
    ),
    before as (
        select c.*, a.floor_percent
        from component_consolidated(office_code, year_before, moment_before, 'target_before', 'realisation_before') as c
        join definitions_in_force(office_code, year_before, moment_before) as a on a.id = c.adoption
        where c.quarter = quarter_before
    ),
    later as (
        select * from component_consolidated(office_code, year_after, moment_after, 'target_after', 'realisation_after')
        where quarter = quarter_after
    ),
    component as (
        select
            e.office, e.indicator, e.polarity, e.form, e.zero_target, e.weight, e.floor_percent, e.cap_percent,
            l.n, l.d, e.divisor as divisor_before, l.divisor as divisor_after,
            e.t as t_before, e.upper as upper_before, e.b as b_before,
            l.t as t_after, l.upper as upper_after, l.b as b_after,
            coalesce(
                e.is_graded = l.is_graded and e.has_target and l.has_target and not l.is_mixed and not l.has_empty_denominator
                    and l.n is not null and e.t is not null and l.t is not null,
                false
            ) as is_comparable
        from before as e
        left join later as l on l.office = e.office and l.indicator = e.indicator and l.component = e.component
    ),
    figured as (
        select
            *,
            -- A mean's target is a sum over its quarters: both sides are brought to the same number of them.
            case
                when is_comparable then achievement(
                    polarity, form, n * divisor_before, d * divisor_after, t_before, upper_before, b_before, zero_target
                )
            end as held,
            case
                when is_comparable then achievement(polarity, form, n, d, t_after, upper_after, b_after, zero_target)
            end as renewed
        from component
    ),
    counted as (
        select
            *,
            not_above(not_below(whole_hundredths(held.numerator, held.denominator), floor_percent), cap_percent)
                as held_hundredths,
            not_above(not_below(whole_hundredths(renewed.numerator, renewed.denominator), floor_percent), cap_percent)
                as renewed_hundredths
        from figured
    )
    select
        office, indicator,
        case
            when bool_and(held_hundredths is not null)
                then half_up(sum(scaled(weight) * held_hundredths), sum(scaled(weight)))
        end as held_hundredths,
        case
            when bool_and(renewed_hundredths is not null)
                then half_up(sum(scaled(weight) * renewed_hundredths), sum(scaled(weight)))
        end as renewed_hundredths
    from counted
    group by all;
